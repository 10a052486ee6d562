import type { ProbeFindings } from "@jobcan-automation/contract";
import { addDays } from "@jobcan-automation/timesheet";

/**
 * Pure: the company's closing day by the days of one month of 出勤簿. A month that ends with the calendar's does not
 * show it, because the 30th and the 31st look alike in it; nor does one whose first day is not the day after such an
 * end, because then its last day may only be the last that is shown.
 */
export function closingDay(dates: Iterable<string>): ProbeFindings["closingDay"] {
  const sorted = [...dates].toSorted();
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined)
    return { state: "not_understood", field: "book_days" };
  const before = addDays(first, -1);
  const day = dayOf(last);
  if (isMonthEnd(last)) return { state: "not_knowable", why: "month_end" };
  const follows = dayOf(before) === day || (isMonthEnd(before) && dayOf(before) < day);
  if (!follows) return { state: "not_understood", field: "book_days" };
  return { state: "found", day };
}

function dayOf(date: string): number {
  return Number(date.slice(8));
}

function isMonthEnd(date: string): boolean {
  return dayOf(addDays(date, 1)) === 1;
}
