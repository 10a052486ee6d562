import { weekdayOf } from "../values/calendar.ts";
import type { OpenDay } from "./open-day.ts";

/** True when every day has a date, and no date contradicts the weekday of its row. */
export function fitsWeekdays(
  days: readonly OpenDay[],
  dates: (string | undefined)[],
): dates is string[] {
  return days.every(({ weekday }, index) => {
    const date = dates[index];
    return date !== undefined && (weekday === undefined || weekdayOf(date) === weekday);
  });
}
