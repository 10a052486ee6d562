import type { DayReading } from "./open-day.ts";

/**
 * True where one reading of a column is the only one that a month of work can have: its days are of one month (or of
 * two that follow each other), and in the other each day is of a month of its own.
 */
export function isOnlyPlausible(dates: DayReading, other: DayReading): boolean {
  const [months, others] = [monthsOf(dates), monthsOf(other)];
  return dates.length >= fewestDays && months.size <= 2 && others.size === other.length;
}

/** The months of the days ("YYYY-MM"). */
export function monthsOf(dates: DayReading): Set<string> {
  return new Set(dates.flatMap((date) => (date === undefined ? [] : [date.slice(0, 7)])));
}

const fewestDays = 4;
