import type { HeadRow } from "./columns/head-row.ts";
import type { ColumnMatch } from "./find-columns.ts";
import { readSheetTime } from "./title-months.ts";

interface DatedHead {
  name: string;
  hidden: boolean;
  head: readonly HeadRow[];
}

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
export function monthSheets(
  heads: readonly DatedHead[],
  matches: readonly (ColumnMatch | undefined)[],
): MonthSheet[] {
  const said = heads.flatMap((head, at) => {
    const match = matches[at];
    return head.hidden || match?.matched !== 3 ? [] : monthOf(head, match.headerRow);
  });
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

function monthOf({ name, head }: DatedHead, headerRow: number): MonthSheet[] {
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
