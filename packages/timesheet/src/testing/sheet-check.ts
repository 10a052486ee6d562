import type { ColumnRole, RawCell, RawRow, RawSheet } from "@jobcan-automation/contract";
import { checkTimesheet } from "../checks/check-timesheet.ts";

/** Today in Japan in these tests. */
export const today = "2026-11-30";

type Cells = Partial<Record<ColumnRole, string | RawCell>>;

/** A sheet of rows from row 2 on, its columns in the order of `mapping`. */
export function sheetOf(rows: (Cells & { hidden?: boolean })[]): RawSheet {
  return {
    name: "11月",
    headerRow: 1,
    headers: [],
    mapping: { date: 1, start: 2, end: 3, note: 4, breakStart: 5, breakEnd: 6 },
    rows: rows.map(({ hidden, ...cells }, index): RawRow => ({
      row: index + 2,
      ...(hidden === undefined ? {} : { hidden }),
      cells: Object.fromEntries(
        Object.entries(cells).map(([role, cell]) => [
          role,
          typeof cell === "string" ? { text: cell } : cell,
        ]),
      ),
    })),
  };
}

/** What a check finds; `found` has each issue as "C7 not_a_time error". */
export function check(...rows: (Cells & { hidden?: boolean })[]) {
  const checked = checkTimesheet(sheetOf(rows), { today });
  const found = checked.issues.map((issue) => `${issue.cell} ${issue.code} ${issue.level}`);
  return { ...checked, found };
}

export const number = (value: number, text: string): RawCell => ({ text, number: value });
export const cached = (text: string): RawCell => ({ text, formula: "cached" });

export const day = (date: string, start: string, end: string): Cells => ({ date, start, end });
