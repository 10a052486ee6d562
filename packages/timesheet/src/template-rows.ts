import { addMonths, workingDaysOf } from "./values/dates/calendar.ts";

/** A day of a template; a future day has no hours. */
export interface TemplateRow {
  date: string;
  hours?: { startMin: number; endMin: number };
}

/**
 * The rows a month's template is filled with: its working days (weekends and Japanese holidays left out), 9:00–18:00 up
 * to today ("YYYY-MM-DD"). Future days have no hours, because Jobcan refuses them (docs/jobcan.md §5.4) and our own
 * check warns of them.
 */
export function templateRows(month: string, today: string): TemplateRow[] {
  return workingDaysOf(month).map((date) =>
    date > today ? { date } : { date, hours: sampleHours },
  );
}

const sampleHours = { startMin: 9 * 60, endMin: 18 * 60 };

/** "YYYY-MM" of this or the previous month, from today in Japan ("YYYY-MM-DD"). */
export function templateMonth(which: "this-month" | "last-month", today: string): string {
  return addMonths(today.slice(0, 7), which === "this-month" ? 0 : -1);
}
