import type { RawSheet } from "@jobcan-automation/contract";
import { type CellEdit, editSheet } from "../edit-sheet.ts";
import { suggestDays } from "./suggest-days.ts";

/**
 * The sheet with the days that say no month or year ("2", "11/2") read as of a month that the user chose ("YYYY-MM";
 * that of the last day where a period spans two). Days that do not fit it, as by their weekdays, stay as they are.
 */
export function inMonth(sheet: RawSheet, month: string, today: string): RawSheet {
  const { months: _others, ...ofMonth } = { ...sheet, month };
  const days = suggestDays(ofMonth, today);
  const edits = [...days].map(([{ row, block }, text]): CellEdit => {
    return { row, block, role: "date", text };
  });
  return edits.reduce(editSheet, ofMonth);
}
