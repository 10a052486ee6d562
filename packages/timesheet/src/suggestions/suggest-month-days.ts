import type { RawRow } from "@jobcan-automation/contract";
import { addDays, civilDay } from "../values/calendar.ts";
import { fitsWeekdays } from "./fits-weekdays.ts";
import type { OpenDay, SheetContext } from "./open-day.ts";

type Suggestion = readonly [RawRow, string];
/** Which of the two numbers is the month. */
type Order = "month-first" | "day-first";

/** Days without a year (11/2): month first, as Japan writes them, unless the column shows that the day comes first. */
export function suggestMonthDays(days: readonly OpenDay[], context: SheetContext): Suggestion[] {
  if (days.length === 0) return [];
  const [monthFirst, dayFirst] = [
    reading(days, "month-first", context),
    days.some(({ isNamed }) => isNamed) ? undefined : reading(days, "day-first", context),
  ];
  const dates =
    monthFirst && dayFirst ? likelier(monthFirst, dayFirst, context) : (monthFirst ?? dayFirst);
  return days.flatMap(({ row }, index) => {
    const date = dates?.[index];
    return date === undefined ? [] : [[row, date] as const];
  });
}

/**
 * A sheet should hold one month: the day comes first where only that gives one month, or gives the month of the titles.
 */
function likelier(
  monthFirst: readonly string[],
  dayFirst: readonly string[],
  { months }: SheetContext,
): readonly string[] {
  const isSaid = (dates: readonly string[]) =>
    [...monthsOf(dates)].some((month) => months.includes(month));
  if (isSaid(dayFirst) !== isSaid(monthFirst)) return isSaid(dayFirst) ? dayFirst : monthFirst;
  const isOneMonth = dayFirst.length > 1 && monthsOf(dayFirst).size === 1;
  return isOneMonth && monthsOf(monthFirst).size > 1 ? dayFirst : monthFirst;
}

function monthsOf(dates: readonly string[]): Set<string> {
  return new Set(dates.map((date) => date.slice(0, 7)));
}

/**
 * All days in one order of numbers, in the likeliest year in which each exists, fits its weekday and is not far in the
 * future.
 */
function reading(
  days: readonly OpenDay[],
  order: Order,
  { today, months }: SheetContext,
): readonly string[] | undefined {
  const said = months.map((month) => Number(month.slice(0, 4)));
  const thisYear = Number(today.slice(0, 4));
  const years = [...said, ...said.map((year) => year - 1), thisYear, thisYear - 1];
  const latest = addDays(today, 60);
  return [...new Set(years)]
    .map((year) => inYear(days, order, year))
    .filter((dates) => fitsWeekdays(days, dates))
    .find((dates) => dates.every((date) => date <= latest));
}

/** Between December and January the year changes. */
function inYear(days: readonly OpenDay[], order: Order, firstYear: number): (string | undefined)[] {
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
