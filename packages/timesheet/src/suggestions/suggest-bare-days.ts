import type { RawRow } from "@jobcan-automation/contract";
import { addDays, addMonths, civilDay } from "../values/calendar.ts";
import type { OpenDay, SheetContext } from "./open-day.ts";
import { fitsWeekdays } from "./fits-weekdays.ts";

type Suggestion = readonly [RawRow, string];

/** Suggests days without a month by the only month or period that fits all of them. */
export function suggestBareDays(days: readonly OpenDay[], context: SheetContext): Suggestion[] {
  if (days.length === 0) return [];
  const readings = context.period
    ? periodsOf(context).map(({ from, to }) => inPeriod(days, from, to))
    : startMonths(days, context).map((month) => fromMonth(days, month));
  const fitting = readings.filter((dates) => fitsWeekdays(days, dates));
  const different = new Map(fitting.map((dates) => [dates.join(), dates]));
  const [only] = different.size === 1 ? different.values() : [];
  return (only ?? []).flatMap((date, index) => {
    const day = days[index];
    return day && date !== undefined ? [[day.row, date] as const] : [];
  });
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

function inPeriod(days: readonly OpenDay[], from: string, to: string): (string | undefined)[] {
  const all = Array.from({ length: 62 }, (_, index) => addDays(from, index)).filter(
    (date) => date <= to,
  );
  return days.map(({ numbers: [number] }) => {
    const [date, another] = all.filter((day) => Number(day.slice(8)) === number);
    return another === undefined ? date : undefined;
  });
}

/**
 * The months that the first day may lie in. Where the numbers start again (…30, 1…) the days span two months, and only
 * weekdays can say which two.
 */
function startMonths(days: readonly OpenDay[], { months }: SheetContext): string[] {
  const monthEnds = countMonthEnds(days);
  if (monthEnds === 0) return [...months];
  const hasWeekday = days.some(({ weekday }) => weekday !== undefined);
  return monthEnds === 1 && hasWeekday
    ? months.flatMap((month) => [addMonths(month, -1), month])
    : [];
}

function fromMonth(days: readonly OpenDay[], month: string): (string | undefined)[] {
  let current = month;
  let last = 0;
  return days.map(({ numbers: [number = 0] }) => {
    if (number < last) current = addMonths(current, 1);
    last = number;
    const [year = 0, inYear = 0] = current.split("-").map(Number);
    return civilDay(year, inYear, number);
  });
}

/** How often a day's number is lower than the one before it. */
function countMonthEnds(days: readonly OpenDay[]): number {
  const numbers = days.map(({ numbers: [number = 0] }) => number);
  return numbers.filter((number, index) => number < (numbers[index - 1] ?? 0)).length;
}
