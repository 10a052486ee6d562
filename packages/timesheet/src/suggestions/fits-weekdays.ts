import { weekdayOf } from "../values/dates/calendar.ts";
import type { DayReading, OpenDay } from "./open-day.ts";

/** True when every row with hours has a day, and no day contradicts the weekday of its row. */
export function fitsWeekdays(days: readonly OpenDay[], dates: DayReading): boolean {
  return weekdayShare(days, dates) === 1;
}

/** True as well where a few of many weekdays contradict: those rows are in doubt, not the month. */
export function nearlyFitsWeekdays(days: readonly OpenDay[], dates: DayReading): boolean {
  const count = days.filter(({ weekday }) => weekday !== undefined).length;
  return count >= fewestWeekdays && weekdayShare(days, dates) >= nearShare;
}

/** The share of the named weekdays that agree with the days; 0 when a row with hours has no day. */
export function weekdayShare(days: readonly OpenDay[], dates: DayReading): number {
  if (days.some(({ hasTimes }, index) => hasTimes && dates[index] === undefined)) return 0;
  const pairs = days.flatMap(({ weekday }, index) => {
    const date = dates[index];
    return weekday === undefined || date === undefined ? [] : [{ weekday, date }];
  });
  if (pairs.length === 0) return 1;
  return pairs.filter(({ weekday, date }) => weekdayOf(date) === weekday).length / pairs.length;
}

const fewestWeekdays = 5;
const nearShare = 0.8;
