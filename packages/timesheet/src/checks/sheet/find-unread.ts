import type {
  IssueCode,
  RawSheet,
  TimesheetIssue,
  UnreadColumns,
} from "@jobcan-automation/contract";
import { cellName } from "../../values/texts/cell-name.ts";

/**
 * One issue, at the headers, for each part of the sheet that is not read: other hours, breaks given as a duration, a
 * second note.
 */
export function findUnread(sheet: RawSheet): TimesheetIssue[] {
  const layout = layoutIssue(sheet);
  const unread = (sheet.unread ?? []).map((one) => toIssue(sheet, one));
  return layout ? [layout, ...unread] : unread;
}

/** Says once that days are read in another way than one a row. */
function layoutIssue({
  name,
  layout,
  headerRow: row,
  mapping,
}: RawSheet): TimesheetIssue | undefined {
  if (layout === undefined) return undefined;
  const cell = cellName(layout === "days_across" ? 1 : mapping.start, row);
  return { sheet: name, cell, row, value: layout, code: "layout_read", level: "info" };
}

function toIssue(
  { name: sheet, layout }: RawSheet,
  { kind, row, columns, text }: UnreadColumns,
): TimesheetIssue {
  const nameOf = (at: number) => (layout === "days_across" ? cellName(row, at) : cellName(at, row));
  const [cell = nameOf(1), ...alsoCells] = columns.map(nameOf);
  const level = warned.has(kind) ? "warning" : "info";
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
  planned: "planned_rows",
  table: "table_not_read",
  guessed: "date_by_content",
  sheets: "other_sheets",
};

const warned: ReadonlySet<UnreadColumns["kind"]> = new Set(["hidden", "rows", "table", "sheets"]);
