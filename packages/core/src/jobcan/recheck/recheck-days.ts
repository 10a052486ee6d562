import {
  type AutofillError,
  type TimesheetRow,
  isUnfulfilled,
  toAutofillError,
} from "@jobcan-automation/contract";
import type { RunReporter } from "../../base/ports.ts";
import { endOfRecheck } from "../../settlement/end-of-recheck.ts";
import { compareWithBook, endBesideBook } from "../check-book.ts";
import { createDayLedger, type DayEntry } from "../day-ledger.ts";
import { endBrokenDay, endUnreadDay } from "../end-broken-day.ts";
import type { BookRow } from "../pages/attendance-book.ts";
import { decidesKinds } from "../pages/day-form.ts";
import { readDayPage } from "../pages/day-page.ts";
import { readMonths } from "../read-months.ts";
import { eachOfDays } from "../rule-of-two.ts";
import { type RunStop, isStop } from "../visit/run-stop.ts";
import type { SiteVisit } from "../visit/site-visit.ts";

export interface RecheckWork {
  /** In the order in which they are read. */
  rows: readonly TimesheetRow[];
  /** The 打刻場所 that a day was to have, by date; others asked for none. */
  placesByDate: Readonly<Record<string, string>>;
  reporter: RunReporter;
}

/**
 * Reads what Jobcan holds of days that an earlier run entered: 打刻一覧 decides, and 出勤簿 beside it. Only opens pages;
 * types and presses nothing. Every day gets an outcome, also when this throws: a day that was not read is
 * `not_reached`, one that could not be read is `unknown`. Throws what ended the run early, a stop included.
 */
export async function recheckDays(
  visit: SiteVisit,
  work: RecheckWork,
  stop: RunStop,
): Promise<void> {
  const { rows, placesByDate, reporter } = work;
  const turns = new Map(rows.map(({ date }, index) => [date, index]));
  const turnOf = ({ row }: DayEntry) => turns.get(row.date) ?? 0;
  const ledger = createDayLedger(rows, "", reporter);
  const days = ledger.days.toSorted((a, b) => turnOf(a) - turnOf(b));
  try {
    const dates = ledger.days.map(({ row }) => row.date);
    const months = await readMonths(visit, { dates, reporter }, stop.soft);
    const recheck = async (day: DayEntry) => {
      const { date } = day.row;
      if (stop.afterDay) return;
      await recheckDay(visit, day, { place: placesByDate[date], row: months.rows.get(date), stop });
    };
    await eachOfDays(days, recheck, { leaveBehind: endUnreadDay, signal: stop.soft });
  } catch (error) {
    endOpen(days, isStop(error, stop) ? undefined : toAutofillError(error));
    throw error;
  }
  endOpen(days, undefined);
  const read = days.filter(({ record }) => record.outcome !== "not_reached");
  const differing = read.filter(({ record }) => isUnfulfilled(record)).length;
  const awaiting = read.filter(({ record }) => record.outcome === "awaiting_approval").length;
  const facts = { days: read.length, awaiting, differing };
  reporter.log(differing === 0 ? "info" : "warn", { code: "rechecked", facts });
}

interface Asked {
  /** 打刻場所. */
  place: string | undefined;
  row: BookRow | undefined;
  stop: RunStop;
}

async function recheckDay(
  visit: SiteVisit,
  day: DayEntry,
  { place, row, stop }: Asked,
): Promise<void> {
  day.log("info", { code: "reading_day", facts: {} });
  const { held, form } = await readDayPage(visit, day.row.date, stop.soft);
  day.update({ now: [...held], ...(place === undefined ? {} : { place }) });
  const list = endOfRecheck(day.record, held, { automatic: decidesKinds(form) });
  const { outcome, reason, facts } = endBesideBook(list, {
    verdict: compareWithBook(day, row),
    row,
  });
  day.end(outcome, reason, facts);
}

function endOpen(days: readonly DayEntry[], error: AutofillError | undefined): void {
  for (const day of days) if (day.record.outcome === undefined) endBrokenDay(day, error);
}
