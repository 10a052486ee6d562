import { addDays, civilDay } from "../values/dates/calendar.ts";
import { fitsWeekdays } from "./fits-weekdays.ts";
import { isOnlyPlausible, monthsOf } from "./only-plausible.ts";
import type { DayReading, OpenDay, SheetContext } from "./open-day.ts";

/** Which of the two numbers is the month. */
type Order = "month-first" | "day-first";

/** Days as they were understood. `isPlain`: the sheet allows nothing else; otherwise they are only a suggestion. */
export interface MonthDays {
  dates: DayReading;
  isPlain: boolean;
  /** True where the order follows only from the months that the other would give: worth saying. */
  isByMonths?: boolean;
}

/**
 * Days without a year (11/2): month first, as Japan writes them, unless the column shows that the day comes first. Plain
 * where only one order is possible or plausible, or where month first gives one or two months.
 */
export function readMonthDays(
  days: readonly OpenDay[],
  context: SheetContext,
): MonthDays | undefined {
  const monthFirst = reading(days, "month-first", context);
  const isNamed = days.some((day) => day.isNamed);
  const dayFirst = isNamed ? undefined : reading(days, "day-first", context);
  if (!monthFirst || !dayFirst) {
    const dates = monthFirst ?? dayFirst;
    return dates && { dates, isPlain: true };
  }
  if (isOnlyPlausible(dayFirst, monthFirst))
    return { dates: dayFirst, isPlain: true, isByMonths: true };
  const dates = likelier(monthFirst, dayFirst, context);
  return { dates, isPlain: dates === monthFirst && monthsOf(dates).size <= 2 };
}

/**
 * A sheet should hold one month: the day comes first where only that gives one month, or gives the month of the titles.
 */
function likelier(
  monthFirst: DayReading,
  dayFirst: DayReading,
  { months }: SheetContext,
): DayReading {
  const isSaid = (dates: DayReading) =>
    [...monthsOf(dates)].some((month) => months.includes(month));
  if (isSaid(dayFirst) !== isSaid(monthFirst)) return isSaid(dayFirst) ? dayFirst : monthFirst;
  const isOneMonth = dayFirst.length > 1 && monthsOf(dayFirst).size === 1;
  return isOneMonth && monthsOf(monthFirst).size > 1 ? dayFirst : monthFirst;
}

/**
 * All days in one order of numbers, in the likeliest year in which each exists, fits its weekday and is not far in the
 * future; in the year of the user's month first.
 */
function reading(
  days: readonly OpenDay[],
  order: Order,
  { today, months, chosen }: SheetContext,
): DayReading | undefined {
  const said = months.map((month) => Number(month.slice(0, 4)));
  const thisYear = Number(today.slice(0, 4));
  const years = [...said, ...said.map((year) => year - 1), thisYear, thisYear - 1];
  if (chosen !== undefined) return inYearOf(days, order, chosen);
  const latest = addDays(today, 60);
  return [...new Set(years)]
    .map((year) => inYear(days, order, year))
    .filter((dates) => fitsWeekdays(days, dates))
    .find((dates) => dates.every((date) => date === undefined || date <= latest));
}

/** In the year in which some day is of the month, else in that month's year. */
function inYearOf(days: readonly OpenDay[], order: Order, month: string): DayReading | undefined {
  const year = Number(month.slice(0, 4));
  const readings = [year, year - 1].map((first) => inYear(days, order, first));
  const [likeliest] = readings;
  const found = readings.find((dates) => dates.some((date) => date?.startsWith(month) === true));
  const dates = found ?? likeliest;
  return dates?.every((date) => date !== undefined) === true ? dates : undefined;
}

/** Between December and January the year changes. */
function inYear(days: readonly OpenDay[], order: Order, firstYear: number): DayReading {
  let year = firstYear;
  let last: number | undefined;
  return days.map(({ numbers: [first = 0, second = 0] }) => {
    const [month, day] = order === "month-first" ? [first, second] : [second, first];
    if (last !== undefined && last - month > 6) year += 1;
    if (last !== undefined && month - last > 6) year -= 1;
    last = month;
    return civilDay(year, month, day);
  });
}
