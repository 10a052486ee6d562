import type {
  IssueCode,
  RawSheet,
  TimesheetIssue,
  UnreadColumns,
} from "@jobcan-automation/contract";
import { cellName } from "../values/cell-name.ts";

/**
 * One issue, at the headers, for each part of the sheet that is not read: other hours, breaks given as a duration, a
 * second note.
 */
export function findUnread(sheet: RawSheet): TimesheetIssue[] {
  return (sheet.unread ?? []).map((unread) => toIssue(sheet.name, unread));
}

function toIssue(sheet: string, { kind, row, columns, text }: UnreadColumns): TimesheetIssue {
  const [cell = cellName(1, row), ...alsoCells] = columns.map((column) => cellName(column, row));
  const level = kind === "hidden" || kind === "rows" ? "warning" : "info";
  const issue = { sheet, cell, row, value: text, code: codes[kind], level } as const;
  return alsoCells.length > 0 ? { ...issue, alsoCells } : issue;
}

const codes: Record<UnreadColumns["kind"], IssueCode> = {
  hours: "other_hours",
  break: "other_break",
  note: "other_note",
  date: "other_date",
  hidden: "hidden_columns",
  rows: "rows_not_read",
};
