import { AutofillError } from "@jobcan-automation/contract";
import { addMonths } from "@jobcan-automation/timesheet";
import type { RunReporter } from "../base/ports.ts";
import { type BookRow, readAttendanceBook } from "./pages/attendance-book.ts";
import type { SiteVisit } from "./visit/site-visit.ts";

/** 出勤簿 for a set of days. */
export interface MonthsRead {
  rows: ReadonlyMap<string, BookRow>;
  /** The company's month that shows a day. */
  monthOf: ReadonlyMap<string, string>;
  /** Months that were read; the same ones are read again at the end. */
  months: readonly string[];
  correctable: boolean;
}

/**
 * Reads as many of the company's months as the days need: where the books close on the 15th, 10/20 belongs to November
 * (docs/jobcan.md §4.1). SITE_CHANGED where the book shows none of the days.
 */
export async function readMonths(
  visit: SiteVisit,
  asked: { dates: readonly string[]; reporter: RunReporter },
  signal: AbortSignal,
): Promise<MonthsRead> {
  const rows = new Map<string, BookRow>();
  const monthOf = new Map<string, string>();
  const months: string[] = [];
  let correctable = false;
  for (let month = nextMonth(asked.dates, rows, months); month !== undefined;) {
    asked.reporter.log("info", { code: "reading_month", facts: { month } });
    const book = await readAttendanceBook(visit, month, signal);
    for (const [date, row] of book.rows) {
      rows.set(date, row);
      monthOf.set(date, month);
    }
    correctable ||= book.correctable;
    months.push(month);
    asked.reporter.log("info", { code: "month_read", facts: { month, days: book.rows.size } });
    month = nextMonth(asked.dates, rows, months);
  }
  const [first] = asked.dates;
  if (first !== undefined && !asked.dates.some((date) => rows.has(date))) throw unreadMonth(first);
  return { rows, monthOf, months, correctable };
}

/** 出勤簿 does not show the day, in whatever month. */
export function unreadMonth(date: string): AutofillError {
  return new AutofillError("SITE_CHANGED", { page: "attendance_book", field: "day_row", date });
}

/**
 * Pure: the month to read next; undefined when every day is covered or no month is left to try. Calendar months come
 * first, then those after them, then those before.
 * @internal
 */
export function nextMonth(
  dates: readonly string[],
  rows: ReadonlyMap<string, unknown>,
  read: readonly string[],
): string | undefined {
  const uncovered = dates.filter((date) => !rows.has(date));
  const candidates = [0, 1, -1].flatMap((step) =>
    uncovered.map((date) => addMonths(date.slice(0, 7), step)),
  );
  return candidates.find((month) => !read.includes(month));
}
