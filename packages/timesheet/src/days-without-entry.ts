import type { IsoDate, RawSheet } from "@jobcan-automation/contract";
import { addDays, addMonths, isHoliday, isWeekend } from "./values/dates/calendar.ts";

/**
 * The weekdays up to today on which the sheet has no hours, in order; holidays are none. Days of one month are looked
 * for in the whole month, those of a period ("10/21～11/20") in the period, others from the first to the last. `entered`:
 * ISO days, in any order.
 */
export function daysWithoutEntry(
  entered: readonly IsoDate[],
  { today, period }: { today: IsoDate; period?: RawSheet["period"] },
): IsoDate[] {
  const days = entered.toSorted();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return [];
  const { from, to } = rangeOf(first, last, period);
  const known = new Set(days);
  const missing: string[] = [];
  for (let day = from; day <= to && day <= today; day = addDays(day, 1)) {
    if (!known.has(day) && !isWeekend(day) && !isHoliday(day)) missing.push(day);
  }
  return missing;
}

function rangeOf(first: string, last: string, period: RawSheet["period"]) {
  if (period) {
    const from = `${Number(first.slice(0, 4)) - (first.slice(5) < period.from ? 1 : 0)}-${period.from}`;
    const to = `${Number(last.slice(0, 4)) + (last.slice(5) > period.to ? 1 : 0)}-${period.to}`;
    const isOne = addMonths(from.slice(0, 7), 2) > to.slice(0, 7);
    return isOne ? { from, to } : { from: first, to: last };
  }
  const month = first.slice(0, 7);
  if (!last.startsWith(month)) return { from: first, to: last };
  return { from: `${month}-01`, to: addDays(`${addMonths(month, 1)}-01`, -1) };
}
