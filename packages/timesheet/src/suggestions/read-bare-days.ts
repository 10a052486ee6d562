import { addDays, addMonths, civilDay } from "../values/dates/calendar.ts";
import { fitsWeekdays, nearlyFitsWeekdays, weekdayShare } from "./fits-weekdays.ts";
import type { DayReading, OpenDay, SheetContext } from "./open-day.ts";

/** The days by their numbers alone, in the user's month or the only one that the sheet allows; else undefined. */
export function readBareDays(
  days: readonly OpenDay[],
  context: SheetContext,
): DayReading | undefined {
  if (context.chosen !== undefined) return inChosen(days, context, context.chosen);
  const likely = readingsIn(days, context, context.months);
  const all = [...likely, ...readingsIn(days, context, context.olderMonths)];
  return (
    onlyOne(likely.filter((dates) => fitsWeekdays(days, dates))) ??
    onlyOne(all.filter((dates) => fitsWeekdays(days, dates))) ??
    onlyOne(likely.filter((dates) => nearlyFitsWeekdays(days, dates)))
  );
}

/** The months that the user may choose from: those said, then a year back from the next one, as far as weekdays fit. */
export function candidateMonths(days: readonly OpenDay[], context: SheetContext): string[] {
  const thisMonth = context.today.slice(0, 7);
  const near = Array.from({ length: 14 }, (_, index) => addMonths(thisMonth, 1 - index));
  const [next = "", ...past] = near;
  const months = [...new Set([...context.months, ...past, ...context.olderMonths, next])];
  return months.filter((month) => {
    const dates = inChosen(days, context, month);
    return dates !== undefined && (fitsWeekdays(days, dates) || nearlyFitsWeekdays(days, dates));
  });
}

/** In the chosen month, or from the month before into it where the numbers begin anew. */
function inChosen(
  days: readonly OpenDay[],
  context: SheetContext,
  month: string,
): DayReading | undefined {
  const periods = periodsOf({ ...context, months: [month] });
  const readings = [
    ...periods.map(({ from, to }) => inPeriod(days, from, to)),
    ...(countMonthEnds(inSequence(days)) === 0 ? [] : [fromMonth(days, addMonths(month, -1))]),
    fromMonth(days, month),
  ];
  const shares = readings.map((dates) => weekdayShare(days, dates));
  const best = shares.indexOf(Math.max(...shares));
  return shares[best] === 0 && !readings[best]?.some(Boolean) ? undefined : readings[best];
}

/** Every reading that the months, or the title's period in them, allow. */
function readingsIn(
  days: readonly OpenDay[],
  context: SheetContext,
  months: readonly string[],
): DayReading[] {
  return context.period
    ? periodsOf({ ...context, months }).map(({ from, to }) => inPeriod(days, from, to))
    : startMonths(days, months).map((month) => fromMonth(days, month));
}

function onlyOne(readings: readonly DayReading[]): DayReading | undefined {
  const different = new Map(readings.map((dates) => [dates.join(), dates]));
  return different.size === 1 ? readings[0] : undefined;
}

/**
 * The title's period in each year that the sheet's months name; without such a month, the latest one that has begun.
 */
function periodsOf({ period, months, today }: SheetContext): { from: string; to: string }[] {
  if (!period) return [];
  const thisYear = Number(today.slice(0, 4));
  const years = months.length > 0 ? months.map((month) => Number(month.slice(0, 4))) : [thisYear];
  const candidates = [...new Set(years.flatMap((year) => [year, year - 1]))].map((year) => ({
    from: `${year}-${period.from}`,
    to: `${period.from < period.to ? year : year + 1}-${period.to}`,
  }));
  const said = candidates.filter(({ from, to }) =>
    months.some((month) => from.startsWith(month) || to.startsWith(month)),
  );
  if (months.length > 0) return said;
  return candidates.filter(({ to }) => to <= addDays(today, 60)).slice(0, 1);
}

function inPeriod(days: readonly OpenDay[], from: string, to: string): DayReading {
  const all = Array.from({ length: 62 }, (_, index) => addDays(from, index)).filter(
    (date) => date <= to,
  );
  return days.map(({ numbers: [number] }) => {
    const [date, another] = all.filter((day) => Number(day.slice(8)) === number);
    return another === undefined ? date : undefined;
  });
}

/**
 * The months that the first day may lie in. Where the numbers begin anew (…30, 1…) the days span two months, and only
 * weekdays can say which two.
 */
function startMonths(days: readonly OpenDay[], months: readonly string[]): string[] {
  const monthEnds = countMonthEnds(inSequence(days));
  if (monthEnds === 0) return [...months];
  const hasWeekday = days.some(({ weekday }) => weekday !== undefined);
  return monthEnds === 1 && hasWeekday
    ? months.flatMap((month) => [addMonths(month, -1), month])
    : [];
}

/** Days from a month on, one month further where the numbers begin anew; without any order all are of that month. */
function fromMonth(days: readonly OpenDay[], month: string): DayReading {
  const ordered = inSequence(days);
  const isOrdered = countMonthEnds(ordered) <= 1;
  const dates = new Map<OpenDay, string | undefined>();
  let current = month;
  let last = 0;
  for (const day of ordered) {
    const [number = 0] = day.numbers;
    if (isOrdered && number < last) current = addMonths(current, 1);
    last = number;
    const [year = 0, inYear = 0] = current.split("-").map(Number);
    dates.set(day, civilDay(year, inYear, number));
  }
  return days.map((day) => dates.get(day));
}

/** The days from the first on: a list that begins with the last day is turned around. */
function inSequence(days: readonly OpenDay[]): readonly OpenDay[] {
  const turned = days.toReversed();
  const [ends, turnedEnds] = [countMonthEnds(days), countMonthEnds(turned)];
  return ends > 1 && turnedEnds < 2 ? turned : days;
}

/** How often a day's number is lower than the one before it. */
function countMonthEnds(days: readonly OpenDay[]): number {
  const numbers = days.map(({ numbers: [number = 0] }) => number);
  return numbers.filter((number, index) => number < (numbers[index - 1] ?? 0)).length;
}
