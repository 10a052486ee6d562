import type { RawRow } from "@jobcan-automation/contract";
import { civilDay } from "../values/calendar.ts";
import { fitsWeekdays } from "./fits-weekdays.ts";
import type { OpenDay, SheetContext } from "./open-day.ts";

/**
 * Days with the year last (11/2/2026), where month or day may come first. The column decides: by a number over 12, a
 * weekday, the month of the titles, or one month for all days; otherwise nothing is suggested.
 */
export function suggestYearLastDays(
  days: readonly OpenDay[],
  { months }: SheetContext,
): (readonly [RawRow, string])[] {
  if (days.length === 0) return [];
  const readings = [
    days.map(({ numbers: [month = 0, day = 0, year = 0] }) => civilDay(year, month, day)),
    days.map(({ numbers: [day = 0, month = 0, year = 0] }) => civilDay(year, month, day)),
  ].filter((dates): dates is string[] => fitsWeekdays(days, dates));
  const dates = decide(readings, months);
  return days.flatMap(({ row }, index) => {
    const date = dates?.[index];
    return date === undefined ? [] : [[row, date] as const];
  });
}

function decide(readings: readonly string[][], months: readonly string[]): string[] | undefined {
  const [first, second] = readings;
  if (!first || !second || first.join() === second.join()) return first;
  const tests = [
    (dates: string[]) => dates.some((date) => months.includes(date.slice(0, 7))),
    (dates: string[]) =>
      dates.length > 1 && new Set(dates.map((date) => date.slice(0, 7))).size === 1,
  ];
  for (const test of tests) {
    if (test(first) !== test(second)) return test(first) ? first : second;
  }
  return undefined;
}
