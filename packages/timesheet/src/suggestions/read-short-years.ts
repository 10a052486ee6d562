import { addDays, civilDay } from "../values/dates/calendar.ts";
import { fitsWeekdays } from "./fits-weekdays.ts";
import { monthsOf } from "./only-plausible.ts";
import type { DayReading, OpenDay, SheetContext } from "./open-day.ts";
import type { MonthDays } from "./read-month-days.ts";

/**
 * Days with a year of two digits (26/11/02, 11/02/26) or of an era (8/11/2): read where only one order gives days of one
 * or two months that are not long ago; else undefined.
 */
export function readShortYears(
  days: readonly OpenDay[],
  { today }: Pick<SheetContext, "today">,
): MonthDays | undefined {
  const readings = orders.map((order) => days.map(({ numbers }) => civilDay(...order(numbers))));
  const likely = readings.filter((dates) => fitsWeekdays(days, dates) && isRecent(dates, today));
  const [only, ...others] = new Map(likely.map((dates) => [dates.join(), dates])).values();
  return only && others.length === 0 ? { dates: only, isPlain: true } : undefined;
}

function isRecent(dates: DayReading, today: string): boolean {
  const [from, to] = [addDays(today, -longestAgo), addDays(today, longestAhead)];
  const isEach = dates.every((date) => date !== undefined && date >= from && date <= to);
  return isEach && monthsOf(dates).size <= 2;
}

type Parts = [year: number, month: number, day: number];

const orders: readonly ((numbers: readonly number[]) => Parts)[] = [
  ([year = 0, month = 0, day = 0]) => [2000 + year, month, day],
  ([year = 0, month = 0, day = 0]) => [startOfReiwa + year, month, day],
  ([month = 0, day = 0, year = 0]) => [2000 + year, month, day],
  ([day = 0, month = 0, year = 0]) => [2000 + year, month, day],
];

const startOfReiwa = 2018;
const longestAgo = 400;
const longestAhead = 60;
