import type { DayEntry } from "./day-ledger.ts";
import type { BookRow } from "./pages/attendance-book.ts";
import { sameOnClock } from "./pages/clock-text.ts";
import { endByReading } from "../settlement/end-of-day.ts";
import { decidesKinds } from "./pages/day-form.ts";
import { type DayPage, readDayPage } from "./pages/day-page.ts";
import { readMonths } from "./read-months.ts";
import { eachOfDays } from "./rule-of-two.ts";
import { type AutofillError, toAutofillError } from "@jobcan-automation/contract";
import type { RunReporter } from "../base/ports.ts";
import type { SiteVisit } from "./visit/site-visit.ts";

/** How a day that was just entered compares with 出勤簿. */
type BookVerdict = "agrees" | "pending" | "silent" | "differs";

/**
 * The second check, independent of the replies: 出勤簿 is read once more at the end. Where it shows nothing, awaits
 * approval (it then shows no times) or differs, the day's own page is read again and decides: 打刻一覧 is the record of
 * punches, while 出勤簿 may show rounded times, which are reported with the day. A day that Jobcan does not hold loses its
 * outcome `verified` or `awaiting_approval`.
 */
export async function checkBook(
  visit: SiteVisit,
  asked: { days: readonly DayEntry[]; reporter: RunReporter },
  signal: AbortSignal,
): Promise<void> {
  const days = asked.days.filter(
    ({ record }) => record.outcome === "verified" || record.outcome === "awaiting_approval",
  );
  const entered = days.filter(({ record }) => record.sent.length > 0);
  if (entered.length === 0) return;
  const dates = entered.map(({ row }) => row.date);
  const { rows } = await readMonths(visit, { dates, reporter: asked.reporter }, signal);
  let differing = 0;
  const checkDay = async (day: DayEntry) => {
    const row = rows.get(day.row.date);
    const verdict = compareWithBook(day, row);
    if (verdict === "agrees") return;
    const page = await readDayPage(visit, day.row.date, signal).catch((error: unknown) => {
      // Also where the failure ends the run: what the book does not show is proved no more.
      if (!signal.aborted) endUncheckedDay(day, toAutofillError(error));
      throw error;
    });
    if (settleDay(day, page, { verdict, row })) differing += 1;
  };
  const leaveBehind = () => {
    differing += 1;
  };
  await eachOfDays(entered, checkDay, { leaveBehind, signal });
  const facts = { days: entered.length, differing };
  asked.reporter.log(differing === 0 ? "info" : "warn", { code: "book_checked", facts });
}

/** The book does not show the day as it was entered, and its own page can no longer be read. */
function endUncheckedDay(day: DayEntry, error: AutofillError): void {
  day.end("unknown", "not_settled", { cause: error.code });
}

/**
 * Compares times as a clock shows them, because it is not certain how 出勤簿 shows times past midnight
 * (docs/jobcan.md §12.8).
 */
export function compareWithBook(day: DayEntry, row: BookRow | undefined): BookVerdict {
  if (row === undefined) return "silent";
  if (row.pending) return "pending";
  if (row.startMin === undefined && row.endMin === undefined) return "silent";
  const start = day.wanted.find((punch) => punch.kind === "work_start");
  const end = day.wanted.find((punch) => punch.kind === "work_end");
  if (row.endMin === undefined && row.inProgress) return "silent";
  return same(row.startMin, start?.timeMin) && same(row.endMin, end?.timeMin)
    ? "agrees"
    : "differs";
}

function same(shown: number | undefined, wanted: number | undefined): boolean {
  return shown !== undefined && wanted !== undefined && sameOnClock(shown, wanted);
}

/**
 * Ends the day again by its own page; true when its outcome got worse or the book shows other times. It awaits approval
 * where either page says so.
 */
function settleDay(
  day: DayEntry,
  page: DayPage,
  book: { verdict: BookVerdict; row: BookRow | undefined },
): boolean {
  const differing = book.verdict === "differs" ? book.row : undefined;
  const automatic = decidesKinds(page.form);
  const list = endByReading({ ...day.record, now: [...page.held] }, { automatic });
  const isHeld = list.reason === undefined;
  const outcome = isHeld && book.verdict === "pending" ? "awaiting_approval" : list.outcome;
  if (isHeld && differing === undefined && outcome === day.record.outcome) return false;
  day.reread(page.held);
  if (isHeld && differing !== undefined) day.end(outcome, "book_differs", bookFacts(differing));
  else day.end(outcome, list.reason, list.facts);
  return !isHeld || differing !== undefined;
}

/** The times that 出勤簿 shows. */
export function bookFacts(row: BookRow): Record<string, number> {
  return {
    ...(row.startMin === undefined ? {} : { bookStartMin: row.startMin }),
    ...(row.endMin === undefined ? {} : { bookEndMin: row.endMin }),
  };
}
