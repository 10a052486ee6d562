import type { RawRow } from "@jobcan-automation/contract";
import { addDays, civilDay } from "../values/calendar.ts";
import type { OpenDay, SheetContext } from "./open-day.ts";
import { fitsWeekdays } from "./fits-weekdays.ts";

type Suggestion = readonly [RawRow, string];

/** Days without a month: those of the one month (or period) that fits all of them. */
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

/** The period of the title in the years that its months are said in, or else the last time it was. */
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
    const [date, another] = all.filter((one) => Number(one.slice(8)) === number);
    return another === undefined ? date : undefined;
  });
}

/** The months that the first day may lie in. Days that begin anew lower down (…30, 1…) run into a second month: which, only weekdays can tell. */
function startMonths(days: readonly OpenDay[], { months }: SheetContext): string[] {
  const turns = countTurns(days);
  if (turns === 0) return [...months];
  const isTold = days.some(({ weekday }) => weekday !== undefined);
  return turns === 1 && isTold ? months.flatMap((month) => [monthAfter(month, -1), month]) : [];
}

function fromMonth(days: readonly OpenDay[], month: string): (string | undefined)[] {
  let current = month;
  let last = 0;
  return days.map(({ numbers: [number = 0] }) => {
    if (number < last) current = monthAfter(current, 1);
    last = number;
    const [year = 0, inYear = 0] = current.split("-").map(Number);
    return civilDay(year, inYear, number);
  });
}

function countTurns(days: readonly OpenDay[]): number {
  const numbers = days.map(({ numbers: [number = 0] }) => number);
  return numbers.filter((number, index) => number < (numbers[index - 1] ?? 0)).length;
}

function monthAfter(month: string, by: 1 | -1): string {
  return addDays(`${month}-15`, by * 30).slice(0, 7);
}
