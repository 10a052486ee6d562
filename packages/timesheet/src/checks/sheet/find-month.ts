import type { RawRow, RawSheet, TimesheetIssue } from "@jobcan-automation/contract";
import { cellName } from "../../values/texts/cell-name.ts";
import { cutText } from "../../values/texts/cut-text.ts";
import type { UnderstoodDays } from "../../suggestions/understand-days.ts";
import { mappingOfRow } from "../finding.ts";

/** One issue for all days that are written without their month: by which it was read, or that it must be chosen. */
export function findMonth(
  sheet: RawSheet,
  { read, open, month }: UnderstoodDays,
): TimesheetIssue[] {
  const [first] = month?.kind === "needed" ? open : read.keys();
  if (!first || !month || month.kind === "chosen") return [];
  const isNeeded = month.kind === "needed";
  return [
    {
      sheet: sheet.name,
      cell: cellName(mappingOfRow(sheet, first).date, sheet.headerRow),
      row: sheet.headerRow,
      role: "date",
      value: isNeeded ? exampleOf(first) : month.month,
      code: isNeeded ? "month_needed" : "month_understood",
      level: isNeeded ? "error" : "info",
    },
  ];
}

function exampleOf(row: RawRow): string {
  return cutText(row.cells.date?.text ?? "", 20);
}
