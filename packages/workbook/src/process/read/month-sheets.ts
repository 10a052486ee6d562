import { readSheetTime } from "./title-months.ts";
import type { WholeSheet } from "./whole-sheets.ts";

/** A sheet of a month: as "YYYY-MM", or its number (1–12) where no year is said. */
export interface MonthSheet {
  sheet: string;
  months: readonly string[];
  yearlessMonths: readonly number[];
}

/**
 * The sheets of a book that each hold another month's days, by their tabs or titles; none where all that is read is of
 * one month or says none.
 */
export function monthSheets(whole: readonly WholeSheet[]): MonthSheet[] {
  const said = whole.flatMap(monthOf);
  const different = new Set(
    said.map(({ months, yearlessMonths }) => [...months, ...yearlessMonths].join()),
  );
  return different.size > 1 ? said : [];
}

/** The only sheet that says this month ("YYYY-MM"), with its year or without one. */
export function sheetOfMonth(sheets: readonly MonthSheet[], month: string): string | undefined {
  const ofMonth = sheets.filter(
    ({ months, yearlessMonths }) =>
      months.includes(month) || yearlessMonths.includes(Number(month.slice(5))),
  );
  return ofMonth.length === 1 ? ofMonth[0]?.sheet : undefined;
}

function monthOf({ name, head, headerRow }: WholeSheet): MonthSheet[] {
  const ofTab = /^\s*(1[0-2]|0?[1-9])\s*$/.exec(name)?.[1];
  if (ofTab !== undefined) return [{ sheet: name, months: [], yearlessMonths: [Number(ofTab)] }];
  const titles = head.filter(({ row }) => row <= headerRow);
  const { months, yearlessMonths } = readSheetTime(
    { titles, beside: [] },
    { sheet: name, file: "" },
  );
  const isSaid = months.length > 0 || yearlessMonths.length > 0;
  return isSaid ? [{ sheet: name, months, yearlessMonths }] : [];
}
