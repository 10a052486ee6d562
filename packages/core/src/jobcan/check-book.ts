import type { DayEntry } from "./day-ledger.ts";
import { endUnreadDay } from "./end-broken-day.ts";
import type { BookRow } from "./pages/attendance-book.ts";
import { sameOnClock } from "./pages/clock-text.ts";
import { type DayEnd, endByReading } from "../settlement/end-of-day.ts";
import { decidesKinds } from "./pages/day-form.ts";
import { type DayPage, readDayPage } from "./pages/day-page.ts";
import { readMonths } from "./read-months.ts";
import { eachOfDays } from "./rule-of-two.ts";
import { type Facts, toAutofillError } from "@jobcan-automation/contract";
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
      if (!signal.aborted) endUnreadDay(day, toAutofillError(error));
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
function settleDay(day: DayEntry, page: DayPage, book: ComparedBook): boolean {
  const how = { automatic: decidesKinds(page.form) };
  const list = endByReading({ ...day.record, now: [...page.held] }, how);
  const end = endBesideBook(list, book);
  if (end.reason === undefined && end.outcome === day.record.outcome) return false;
  day.reread(page.held);
  day.end(end.outcome, end.reason, end.facts);
  return end.reason !== undefined;
}

/** A day's row of 出勤簿, and how the day compares with it. */
interface ComparedBook {
  verdict: BookVerdict;
  row: BookRow | undefined;
}

/**
 * Pure: how a day ends by 打刻一覧, with what 出勤簿 says beside it: that it awaits approval, or other times, which are
 * reported with the day. Where the list shows that the day is not as it was asked for, that holds alone.
 */
export function endBesideBook(list: DayEnd, { verdict, row }: ComparedBook): DayEnd {
  if (list.reason !== undefined) return list;
  if (verdict === "pending") return { outcome: "awaiting_approval" };
  if (verdict !== "differs" || row === undefined) return list;
  return { outcome: list.outcome, reason: "book_differs", facts: bookFacts(row) };
}

/** The times that 出勤簿 shows. */
function bookFacts(row: BookRow): Facts {
  return {
    ...(row.startMin === undefined ? {} : { bookStartMin: row.startMin }),
    ...(row.endMin === undefined ? {} : { bookEndMin: row.endMin }),
  };
}
