import type { IssueCode, RawSheet, TimesheetIssue } from "@jobcan-automation/contract";
import { maxValueChars } from "../finding.ts";
import { cellName } from "../../values/texts/cell-name.ts";
import { findNamed } from "../../values/texts/find-named.ts";
import { nameList } from "../../values/texts/name-list.ts";
import { toPlainText } from "../../values/texts/plain-text.ts";

/** The sheet with one person's rows of a chosen month, or why none of its rows may be read. */
export type OwnRows = { sheet: RawSheet; issue?: never } | { sheet?: never; issue: TimesheetIssue };

/**
 * Of a sheet of several people the rows of the one that the user chose: another's hours must never be entered. None of
 * a book of months before one of its sheets is chosen: nor may another month's.
 */
export function ownRows(sheet: RawSheet, person: string | undefined): OwnRows {
  const { people = [], monthSheets = [] } = sheet;
  if (monthSheets.length > 0) return { issue: askFor(sheet, "several_months", monthSheets) };
  if (people.length === 0 || (people.length === 1 && person === undefined)) return { sheet };
  const own = person === undefined ? undefined : findNamed(people, person, (name) => [name]);
  if (own === undefined) return { issue: askFor(sheet, "several_people", people) };
  if (people.length === 1) return { sheet };
  const name = toPlainText(own);
  const rows = sheet.rows.filter((row) => toPlainText(row.person ?? "") === name);
  return rows.length === 0
    ? { issue: askFor(sheet, "several_people", people) }
    : { sheet: { ...sheet, rows } };
}

function askFor(
  { name, headerRow: row, mapping }: RawSheet,
  code: IssueCode,
  names: readonly string[],
): TimesheetIssue {
  return {
    sheet: name,
    cell: cellName(mapping.date, row),
    row,
    value: nameList(names, maxValueChars),
    code,
    level: "error",
  };
}
