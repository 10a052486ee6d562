import { civilDay } from "../values/dates/calendar.ts";
import { fitsWeekdays } from "./fits-weekdays.ts";
import type { DayReading, OpenDay, SheetContext } from "./open-day.ts";
import { isOnlyPlausible } from "./only-plausible.ts";
import type { MonthDays } from "./read-month-days.ts";

/**
 * Days with the year last (11/2/2026), where month or day may come first. The column decides: plainly by a number over
 * 12, a weekday, or one month in one order against a month a day in the other; by the month of the titles, or one
 * month for a few days, it is only likely; otherwise undefined.
 */
export function readYearLastDays(
  days: readonly OpenDay[],
  { months }: SheetContext,
): MonthDays | undefined {
  const readings: DayReading[] = [
    days.map(({ numbers: [month = 0, day = 0, year = 0] }) => civilDay(year, month, day)),
    days.map(({ numbers: [day = 0, month = 0, year = 0] }) => civilDay(year, month, day)),
  ];
  const [first, second] = readings.filter((dates) => fitsWeekdays(days, dates));
  if (!first) return undefined;
  if (!second || first.join() === second.join()) return { dates: first, isPlain: true };
  const readingsOfTwo = [
    { dates: first, other: second },
    { dates: second, other: first },
  ];
  const only = readingsOfTwo.find(({ dates, other }) => isOnlyPlausible(dates, other));
  if (only) return { dates: only.dates, isPlain: true, isByMonths: true };
  const dates = likelier(first, second, months);
  return dates && { dates, isPlain: false };
}

function likelier(
  first: DayReading,
  second: DayReading,
  months: readonly string[],
): DayReading | undefined {
  const tests = [
    (dates: DayReading) => dates.some((date) => months.includes(date?.slice(0, 7) ?? "")),
    (dates: DayReading) =>
      dates.length > 1 && new Set(dates.map((date) => date?.slice(0, 7))).size === 1,
  ];
  for (const test of tests) {
    if (test(first) !== test(second)) return test(first) ? first : second;
  }
  return undefined;
}
