import type {
  DayPlan,
  DayReason,
  Facts,
  HeldPunch,
  PunchPart,
  WantedPunch,
} from "@jobcan-automation/contract";
import type { BookRow } from "./pages/attendance-book.ts";
import { comparePunches } from "../settlement/compare-punches.ts";
import { type DayForm, takesNoPunch } from "./pages/day-form.ts";
import { type AskedParts, partsOfHeld } from "../settlement/punch-parts.ts";
import { siteMap } from "./site-map.ts";

/** What is to happen with a day and, for `enter`, the punches to send in the order of time. `blocked` says why `enter` would be refused. */
export interface DayDecision {
  plan: DayPlan;
  send: readonly WantedPunch[];
  held: readonly HeldPunch[];
  blocked?: DayReason;
  /** Of a day that stays as it is: why, where its plan does not tell. */
  reason?: DayReason;
  /** What the sheet asks for and the form has no field for; such a day is entered without. */
  notTaken?: readonly PunchPart[];
  facts?: Facts;
}

/** The rules of one job that bear on a day. `today` is Japan's. */
export interface DayRules {
  today: string;
  includeHolidays: boolean;
  groupName: string | undefined;
}

/** Pure: what 出勤簿 alone can tell of a day; undefined where its row cannot, as a blank one never can. `leave` is what the leave list says of the day; `leaveUnread`: that could not be read, and the day is not to be entered then. */
export function decideByBook(
  wanted: readonly WantedPunch[],
  row: BookRow | undefined,
  rules: { includeHolidays: boolean; leave: string; leaveUnread?: boolean },
): DayDecision | undefined {
  const held = row === undefined ? [] : heldByBook(row);
  const leave = row?.leave || rules.leave;
  const comparison = comparePunches(wanted, held, { automatic: false });
  // A row with a change awaiting approval may be about to lose what it shows: its page tells.
  if (comparison.state === "held" && row?.pending !== true)
    return { plan: "already_recorded", send: [], held };
  if (leave !== "") return { plan: "leave", send: [], held, facts: { siteText: leave } };
  const holiday = row?.holiday ?? "";
  if (holiday !== "" && !rules.includeHolidays) {
    return { plan: "holiday", send: [], held, facts: { siteText: holiday } };
  }
  if (rules.leaveUnread === true) return { plan: "leave_unread", send: [], held };
  // Other times in 出勤簿 may only be rounded ones: 打刻一覧 of the day's own page decides.
  return undefined;
}

/** A day as the sheet has it. `note` is what would be sent, `sheetNote` the row's own: a note for all days says nothing of days that are there already. */
export interface WantedDay {
  date: string;
  punches: readonly WantedPunch[];
  note: string;
  sheetNote?: string;
}

/** Pure: what a day's own page tells. Only missing punches are sent; a different one is a conflict and stays as it is. */
export function decideByPage(
  wanted: WantedDay,
  page: { held: readonly HeldPunch[]; form: DayForm },
  rules: DayRules,
): DayDecision {
  const { held, form } = page;
  const automatic = form.kinds.length === 0;
  const comparison = comparePunches(wanted.punches, held, { automatic });
  switch (comparison.state) {
    case "held":
      return decideHeld(wanted, held, { rules, pending: comparison.pending });
    case "conflict":
      return { plan: "conflict", send: [], held, ...conflictFacts(held) };
    case "missing":
      break;
  }
  if (takesNoPunch(form)) {
    const facts = form.message === "" ? {} : { facts: { siteText: form.message } };
    return { plan: wanted.date > rules.today ? "future" : "closed", send: [], held, ...facts };
  }
  const send = comparison.missing;
  const asked = { send, note: wanted.note, groupName: rules.groupName };
  const notTaken = partsNotTaken(form, { note: wanted.sheetNote ?? "", place: rules.groupName });
  return { plan: "enter", send, held, notTaken, ...blockedBy(form, asked) };
}

/** The times are there: so are note and place, as far as the list shows them, or the day is not what the sheet says. */
function decideHeld(
  { punches, sheetNote = "" }: WantedDay,
  held: readonly HeldPunch[],
  { rules, pending }: { rules: DayRules; pending: boolean },
): DayDecision {
  const asked = { note: sheetNote, place: rules.groupName };
  const wanted = held.filter((one) => punches.some(({ timeMin }) => timeMin === one.timeMin));
  const parts = partsOfHeld(asked, wanted);
  if (parts !== undefined) return { plan: "conflict", send: [], held, ...parts };
  return { plan: pending ? "awaiting_approval" : "already_recorded", send: [], held };
}

function partsNotTaken(form: DayForm, { note, place }: AskedParts): PunchPart[] {
  return [
    ...(note.trim() !== "" && !form.note ? (["note"] as const) : []),
    ...(place !== undefined && form.groups.length === 0 ? (["place"] as const) : []),
  ];
}

/** Jobcan's own mark, where it and not another time is what stands against the sheet. */
function conflictFacts(held: readonly HeldPunch[]): { facts?: Facts } {
  const isGoing = held.some((one) => one.deleting);
  return isGoing ? { facts: { siteText: siteMap.day.deletingMark } } : {};
}

/** What the form itself shows it will refuse: told without pressing anything. */
function blockedBy(
  form: DayForm,
  asked: { send: readonly WantedPunch[]; note: string; groupName: string | undefined },
): { blocked?: DayReason; facts?: Facts } {
  if (form.noteRequired && asked.note.trim() === "") return { blocked: "note_required" };
  const { groupName } = asked;
  if (groupName !== undefined && form.groups.length > 0 && !form.groups.includes(groupName)) {
    return { blocked: "group_refused", facts: { groupName } };
  }
  const unoffered = asked.send.find(({ kind }) => !form.kinds.includes(kind));
  if (form.kinds.length > 0 && unoffered !== undefined) {
    return { blocked: "refused", facts: { siteText: siteMap.day.kinds[unoffered.kind][0] } };
  }
  return {};
}

function heldByBook(row: BookRow): HeldPunch[] {
  const start = row.startMin === undefined ? [] : [stamp("work_start", row.startMin)];
  const end = row.endMin === undefined ? [] : [stamp("work_end", row.endMin)];
  return [...start, ...end];
}

function stamp(kind: "work_start" | "work_end", timeMin: number): HeldPunch {
  return { kind, timeMin, pending: false };
}
