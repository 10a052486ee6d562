import type { ProbeFindings } from "@jobcan-automation/contract";
import type { AttendanceBook } from "../pages/attendance-book.ts";
import { type DayForm, takesNoPunch } from "../pages/day-form.ts";
import type { DayPage } from "../pages/day-page.ts";
import type { LeaveDays } from "../pages/leave/leave-list.ts";
import { siteMap } from "../site-map.ts";
import { closingDay } from "./closing-day.ts";

/** Pure: what 出勤簿 says of the company. */
export function answersOfBook(book: AttendanceBook): ProbeFindings {
  return {
    bookColumns: columns(book.columns, siteMap.book.columns),
    closingDay: closingDay(book.rows.keys()),
    approval: approval(awaitingIn(book)),
    closedMonth: { state: "not_knowable", why: "closed_by_punch" },
  };
}

/** What 出勤簿 said before a day's page is read; `correctable` also where it could not be read. */
export interface KnownOfBook {
  correctable: boolean;
  awaiting: number;
}

/** Pure: how many days of 出勤簿 await approval. */
export function awaitingIn({ rows }: AttendanceBook): number {
  return [...rows.values()].filter(({ pending }) => pending).length;
}

/**
 * Pure: what 打刻修正 of one day says. A page that opens although 出勤簿 does not lead to it is no proof of a right.
 */
export function answersOfDay(
  { form, held, listColumns }: DayPage,
  { correctable, awaiting }: KnownOfBook,
): ProbeFindings {
  const { message } = form;
  const closed = { state: "not_knowable", why: "closed_by_punch" } as const;
  return {
    correction: correctable
      ? { state: "found", allowed: true }
      : { state: "not_understood", field: "correction_link" },
    ...answersOfForm(form),
    listColumns:
      listColumns === undefined
        ? { state: "not_knowable", why: "empty_list" }
        : columns(listColumns, siteMap.day.listHeads),
    closedMonth: takesNoPunch(form) && message !== "" ? { ...closed, siteText: message } : closed,
    approval: approval(Math.max(awaiting, held.some(({ pending }) => pending) ? 1 : 0)),
  };
}

/** Pure: the answers of a day's page that this account may not open. */
export function answersWithoutRight(): ProbeFindings {
  const hidden = { state: "not_knowable", why: "no_right" } as const;
  return {
    correction: { state: "found", allowed: false },
    kinds: hidden,
    note: hidden,
    places: hidden,
    listColumns: hidden,
    approval: hidden,
    closedMonth: hidden,
  };
}

/** Pure: what the list of leave requests says. */
export function answersOfLeave({ known, unreadFrom }: LeaveDays): ProbeFindings {
  if (unreadFrom === undefined) return { leave: { state: "found", days: known.size } };
  const field = unreadFrom === "" ? "leave_list" : "leave_detail";
  return { leave: { state: "not_understood", field } };
}

/** A form that is not shown, or greyed out, says nothing of the fields that other days have. */
function answersOfForm(form: DayForm): ProbeFindings {
  const isWhole = form.present && form.time && form.button && !form.disabled;
  if (!isWhole) {
    const hidden = { state: "not_knowable", why: "no_form" } as const;
    return { kinds: hidden, note: hidden, places: hidden };
  }
  return {
    kinds: { state: "found", names: kindsOf(form) },
    note: { state: "found", has: form.note, required: form.note && form.noteRequired },
    places: { state: "found", names: form.groups },
  };
}

function kindsOf({ kinds }: DayForm) {
  const known = ["work_start", "rest_start", "rest_end", "work_end"] as const;
  return kinds.map((value) => known.find((kind) => kind === value) ?? ("unknown" as const));
}

function columns(found: ReadonlySet<string>, asked: Readonly<Record<string, unknown>>) {
  const names = Object.keys(asked).filter((name) => found.has(name));
  const missing = Object.keys(asked).filter((name) => !found.has(name));
  return { state: "found", names, missing } as const;
}

function approval(awaiting: number): ProbeFindings["approval"] {
  const unknown = { state: "not_knowable", why: "approval_by_punch" } as const;
  return awaiting === 0 ? unknown : { ...unknown, awaiting };
}
