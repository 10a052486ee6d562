import type { PunchKind } from "../../tenants/tenant.ts";

/** The texts of the employee pages in one language; ids and names never change with it (docs/jobcan.md §1). */
export interface Words {
  readonly book: string;
  readonly correction: string;
  readonly correctionCard: string;
  readonly punchList: string;
  readonly show: string;
  readonly total: string;
  readonly columns: Readonly<Record<ColumnName, string>>;
  readonly weekdays: readonly string[];
  readonly working: string;
  readonly kinds: Readonly<Record<PunchKind, string>>;
  readonly kindLabel: string;
  readonly automaticKind: string;
  readonly time: string;
  readonly timeHelp: string;
  readonly place: string;
  readonly choosePlace: string;
  readonly note: string;
  readonly required: string;
  readonly push: string;
  readonly method: string;
  readonly noteColumn: string;
  readonly change: string;
  readonly edit: string;
  readonly remove: string;
  readonly awaiting: string;
  readonly deletionAwaiting: string;
  readonly byMonth: string;
  readonly byTerm: string;
  readonly publicHoliday: string;
  readonly legalHoliday: string;
  readonly nationalHoliday: string;
  readonly absent: readonly [code: string, text: string];
  readonly late: readonly [code: string, text: string];
  readonly early: readonly [code: string, text: string];
  readonly menu: Readonly<Record<MenuWord, string>>;
  /** What stands before the staff code in the header. */
  readonly staffCode: string;
  /** The blank state of a workday without stamps (docs/jobcan.md §13 u). */
  readonly noClocking: string;
  /** Content of an empty 打刻一覧 (docs/jobcan.md §13 c); the real words are unknown. */
  readonly noPunches: string;
  /** Shown while a punch is on its way (docs/jobcan.md §13 e). */
  readonly sending: string;
  readonly cards: Readonly<Record<CardWord, string>>;
  readonly monthTitle: (year: number, month: number) => string;
  readonly summary: Readonly<Record<SummaryRow, string>>;
  readonly pendingHint: string;
  readonly hours: (minutes: number) => string;
  readonly errors: Readonly<Record<string, string>>;
  readonly notCorrectable: string;
  /** The sentence in the form of a day that may not be corrected (docs/jobcan.md §13 b). */
  readonly formRefusal: string;
  readonly status: Readonly<Record<"none" | "working" | "resting" | "left", string>>;
  readonly leaveList: LeaveWords;
}

export type ColumnName =
  | "date"
  | "holiday"
  | "shift"
  | "start"
  | "end"
  | "work"
  | "offShift"
  | "overtime"
  | "night"
  | "rest"
  | "status"
  | "place"
  | "note";

type MenuWord =
  | "leave"
  | "overtime"
  | "holidayWork"
  | "top"
  | "logout"
  | "attendance"
  | "password"
  | "mobile"
  | "settings";

/** Heads and lines of the cards above 出勤簿 (docs/jobcan.md §4.2). */
type CardWord =
  | "basic"
  | "workedDays"
  | "workDays"
  | "hours"
  | "worked"
  | "prescribed"
  | "daysLeft"
  | "paid"
  | "user"
  | "name"
  | "staffCode"
  | "dayCount"
  | "group"
  | "month";

export type SummaryRow = "work" | "rest" | "offShift" | "overtime" | "night" | "state";

interface LeaveWords {
  readonly title: string;
  readonly number: string;
  readonly days: string;
  readonly decision: string;
  readonly content: string;
  readonly askedOn: string;
  readonly amount: string;
  readonly reason: string;
  /** Amount of a request: whole days, or half a day. */
  readonly amountOf: (days: number) => string;
  /** Head and rows of the table of days left on the same page. */
  readonly left: readonly [kind: string, left: string, paid: string];
  /** Heads of the table of approvers on a request's own page. */
  readonly route: readonly [approver: string, state: string, on: string];
  readonly status: Readonly<Record<"approved" | "pending" | "rejected" | "withdrawn", string>>;
}
