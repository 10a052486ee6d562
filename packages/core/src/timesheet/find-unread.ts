import type { IssueCode, RawSheet, TimesheetIssue, UnreadColumns } from "@jobcan-automation/contract";
import { cellName } from "./cell-name.ts";

/** What of the sheet is not read, told once at its heads: other hours, breaks given as a length, a second note. */
export function findUnread(sheet: RawSheet): TimesheetIssue[] {
  return (sheet.unread ?? []).map(({ kind, row, columns, text }) => {
    const [cell = cellName(1, row), ...alsoCells] = columns.map((column) => cellName(column, row));
    return {
      sheet: sheet.name,
      cell,
      row,
      value: text,
      code: codes[kind],
      level: kind === "hidden" || kind === "rows" ? "warning" : "info",
      ...(alsoCells.length > 0 ? { alsoCells } : {}),
    };
  });
}

const codes: Record<UnreadColumns["kind"], IssueCode> = {
  hours: "other_hours",
  break: "other_break",
  note: "other_note",
  date: "other_date",
  hidden: "hidden_columns",
  rows: "rows_not_read",
};
