import type { RunReporter } from "../base/ports.ts";
import { type BookRow, readAttendanceBook } from "./pages/attendance-book.ts";
import type { SiteVisit } from "./visit/site-visit.ts";

/** 出勤簿 for a set of days. */
export interface MonthsRead {
  rows: ReadonlyMap<string, BookRow>;
  /** Months that were read; the same ones are read again at the end. */
  months: readonly string[];
  correctable: boolean;
}

/** Reads as many of the company's months as the days need: with a closing day of the 15th, 10/20 stands in November (docs/jobcan.md §4.1). */
export async function readMonths(
  visit: SiteVisit,
  asked: { dates: readonly string[]; reporter: RunReporter },
  signal: AbortSignal,
): Promise<MonthsRead> {
  const rows = new Map<string, BookRow>();
  const months: string[] = [];
  let correctable = false;
  for (let month = nextMonth(asked.dates, rows, months); month !== undefined;) {
    asked.reporter.log("info", { code: "reading_month", facts: { month } });
    const book = await readAttendanceBook(visit, month, signal);
    for (const [date, row] of book.rows) rows.set(date, row);
    correctable ||= book.correctable;
    months.push(month);
    asked.reporter.log("info", { code: "month_read", facts: { month, days: book.rows.size } });
    month = nextMonth(asked.dates, rows, months);
  }
  return { rows, months, correctable };
}

/** Pure: the month to read next, or undefined when every day is covered or nothing is left to try. Calendar months first, then the one after, then the one before. */
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

function addMonths(month: string, count: number): string {
  const [year = 0, monthNumber = 1] = month.split("-").map(Number);
  const index = year * 12 + (monthNumber - 1) + count;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`;
}
