import type { RawCell, RawRow, RawSheet } from "@jobcan-automation/contract";
import { toPlainText } from "../../values/texts/plain-text.ts";

/**
 * The sheet with 9.30 as 9:30 where its columns of times show that the digits are minutes: all are two, below 60, and
 * one is none of 00, 25, 50 and 75, which may be parts of an hour. Otherwise the sheet as it is.
 */
export function readDottedTimes(sheet: RawSheet): RawSheet {
  const cells = sheet.rows.flatMap(({ cells: { start, end } }) => [start, end]);
  const decimals = cells.flatMap((cell) => decimalsOf(cell) ?? []);
  const areMinutes =
    decimals.every((digits) => digits.length === 2 && Number(digits) < 60) &&
    decimals.some((digits) => !["00", "25", "50", "75"].includes(digits));
  return areMinutes ? { ...sheet, rows: sheet.rows.map(withColons) } : sheet;
}

function withColons(row: RawRow): RawRow {
  const cells = { ...row.cells };
  for (const role of roles) {
    const cell = cells[role];
    if (cell && decimalsOf(cell) !== undefined)
      cells[role] = { ...cell, text: toPlainText(cell.text).replace(".", ":") };
  }
  return { ...row, cells };
}

/** The digits behind the point of a text such as 9.30; a number's own may be cut, so it has none here. */
function decimalsOf(cell: RawCell | undefined): string | undefined {
  if (!cell || cell.number !== undefined) return undefined;
  return /^(?:[1-9]|[1-4]\d)\.(\d+)$/.exec(toPlainText(cell.text))?.[1];
}

const roles = ["start", "end", "breakStart", "breakEnd"] as const;
