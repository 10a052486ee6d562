import { punchKindsEn } from "./ledger.ts";
import type { ProbeSentences } from "../probe-sentences.ts";

/** A connection test in English. */
export const probeEn: ProbeSentences = {
  title: "Connection test",
  columns: ["Subject", "State", "Answer"],
  states: { found: "read", not_understood: "not understood", not_knowable: "not knowable" },
  subjects: {
    marks: "Marks of a signed-in page",
    bookColumns: "Columns of the attendance book",
    closingDay: "Closing day",
    correction: "Right to correct punches",
    kinds: "Kinds of punches",
    note: "Note (備考)",
    places: "Place of work (打刻場所)",
    listColumns: "Columns of the list of punches",
    leave: "List of leave requests",
    approval: "Approval of corrections",
    closedMonth: "Closed months",
  },
  found: {
    marks: ({ names }) => names.join(", "),
    bookColumns: columns,
    closingDay: ({ day }) => `day ${day} of the month`,
    correction: ({ allowed }) =>
      allowed ? "yes" : "no: punches cannot be corrected, so nothing can be entered",
    kinds: ({ names }) =>
      names.length === 0
        ? "decided by Jobcan, from their order"
        : `chosen by hand (${names.map((kind) => punchKindsEn[kind]).join(", ")})`,
    note: ({ has, required }) => (has ? (required ? "required" : "optional") : "no such field"),
    places: ({ names }) => (names.length === 0 ? "no such field" : names.join(", ")),
    listColumns: columns,
    leave: ({ days }) => `readable (${days} ${days === 1 ? "day" : "days"} of leave this month)`,
    approval: () => "",
    closedMonth: () => "",
  },
  unknowable: {
    approval_by_punch: "not knowable without a punch",
    closed_by_punch: "not knowable without a punch",
    month_end:
      "not knowable without a punch: a month that ends with the calendar’s does not tell the 30th from the last day",
    no_form: "not knowable: the day that was read shows no form",
    empty_list: "not knowable: a list without punches shows no head",
    no_right: "not knowable: this account may not correct punches",
  },
  awaiting: (days) => `(${days} ${days === 1 ? "day awaits" : "days await"} approval)`,
  notUnderstood: (field) => `missing: ${field}`,
  pages: {
    sign_in: "sign-in page",
    book: "attendance book",
    day: "correction page",
    leave: "list of leave requests",
  },
  verdicts: {
    understood: "This company’s Jobcan is understood. Nothing was entered.",
    no_correction:
      "The pages are understood, but this account may not correct punches. Nothing was entered.",
    not_understood: "Some pages are not understood. Nothing was entered.",
  },
  unread: (pages) =>
    `Not understood: ${pages}. Their structure, without any text, number or name, can be saved for a report.`,
};

function columns({ names, missing }: { names: string[]; missing: string[] }): string {
  return missing.length === 0 ? list(names) : `${list(names)} (not there: ${list(missing)})`;
}

function list(names: readonly string[]): string {
  return names.map((name) => columnNames[name] ?? name).join(", ");
}

const columnNames: Readonly<Record<string, string>> = {
  date: "date",
  holiday: "day type",
  start: "clock-in",
  end: "clock-out",
  status: "status",
  kind: "kind",
  time: "time",
  place: "place",
  note: "note",
};
