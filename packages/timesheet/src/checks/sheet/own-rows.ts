import type { RawSheet, TimesheetIssue } from "@jobcan-automation/contract";
import { maxValueChars } from "../finding.ts";
import { cellName } from "../../values/cell-name.ts";
import { cutText } from "../../values/cut-text.ts";
import { toPlainText } from "../../values/plain-text.ts";

/** The sheet with one person's rows, or why none of its rows may be read. */
export type OwnRows = { sheet: RawSheet; issue?: never } | { sheet?: never; issue: TimesheetIssue };

/** Of a sheet of several people the rows of the one that the user chose: another's hours must never be entered. */
export function ownRows(sheet: RawSheet, person: string | undefined): OwnRows {
  const { people = [] } = sheet;
  const own = person === undefined ? undefined : personOf(people, person);
  if (people.length === 0 || (people.length === 1 && person === undefined)) return { sheet };
  if (person === undefined || own === undefined) return { issue: severalPeople(sheet, people) };
  if (people.length === 1) return { sheet };
  return { sheet: { ...sheet, rows: sheet.rows.filter((row) => row.person === own) } };
}

/** The person of that name, or the only one whose name and number hold it. */
function personOf(people: readonly string[], person: string): string | undefined {
  const chosen = toPlainText(person);
  const parts = people.filter((name) => chosen !== "" && toPlainText(name).includes(chosen));
  return (
    people.find((name) => toPlainText(name) === chosen) ??
    (parts.length === 1 ? parts[0] : undefined)
  );
}

function severalPeople(
  { name, headerRow: row, mapping }: RawSheet,
  people: readonly string[],
): TimesheetIssue {
  return {
    sheet: name,
    cell: cellName(mapping.date, row),
    row,
    value: cutText(people.join("・"), maxValueChars),
    code: "several_people",
    level: "error",
  };
}
