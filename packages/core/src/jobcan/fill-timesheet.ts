import {
  type DayPlan,
  type SheetMode,
  type TimesheetRow,
  type UnreadLeave,
  AutofillError,
  toAutofillError,
} from "@jobcan-automation/contract";
import type { PersonPort, RunReporter } from "../base/ports.ts";
import { checkBook } from "./check-book.ts";
import { type Asked, CompanyWants, type SettledWants } from "./company/company-wants.ts";
import { createDayLedger, type DayEntry } from "./day-ledger.ts";
import { type DayPage, readDayPage } from "./pages/day-page.ts";
import { readDayAhead, readOpeningAhead } from "./pages/fetch-pages.ts";
import {
  type DayDecision,
  decideByBook,
  decideByPage,
  type FreeDayRules,
  keepFree,
} from "./decide-day.ts";
import { endBrokenDay, endFailedDay } from "./end-broken-day.ts";
import { createPressPace } from "./punch/press-pace.ts";
import { punchDay } from "./punch/punch-day.ts";
import type { PunchWork } from "./punch/punch-work.ts";
import { createStorageWatch } from "./punch/stored-otherwise.ts";
import { isLeftOpen } from "../settlement/end-of-day.ts";
import { type LeaveDays, readLeave } from "./pages/leave/leave-list.ts";
import { endPlanned, logNotTaken, reportPlan } from "./report-plan.ts";
import { type MonthsRead, readMonths, unreadMonth } from "./read-months.ts";
import { eachOfDays } from "./rule-of-two.ts";
import { type RunStop, isStop } from "./visit/run-stop.ts";
import type { SiteVisit } from "./visit/site-visit.ts";

/*
 * The map of this folder. site-map.ts: every path, selector and word. sign-in/: one password, eleven results. visit/:
 * the session at Jobcan, retries of reads, the limit of pages, stopping. pages/: each page as data. decide-day.ts: pure
 * decisions. company/: what the company wants of every day, asked of a person once. punch/: a day's punches, each
 * typed, pressed once and judged by its reply. end-broken-day.ts: a day that is not finished. report-plan.ts: what is
 * to be done with a day. rule-of-two.ts: which failures end the run. check-book.ts: the final check.
 */

export interface FillWork {
  mode: SheetMode;
  rows: readonly TimesheetRow[];
  /** 備考 for rows without one; "" for none. */
  defaultNote: string;
  groupName: string | undefined;
  /** Of an applied plan: what a person has chosen for days whose form does not take it. */
  otherPlaces: readonly string[] | undefined;
  includeHolidays: boolean;
  /** Undefined where the order does not say: a person is asked, and where nobody answers such days are left. */
  unreadLeave: UnreadLeave | undefined;
  /** Conflicting days that are completed beside what Jobcan holds. */
  addMissingOn: ReadonlySet<string>;
  punchDelayMs: number;
  /** Today in Japan. */
  today: string;
  reporter: RunReporter;
  /** Who may be asked for what the company wants. */
  person: PersonPort;
  /** Resolves once all that was reported so far is stored. */
  flushed: () => Promise<void>;
}

/**
 * Enters the sheet's days into Jobcan, or with `mode: "plan"` only says what would be done. Every day gets an outcome,
 * also when this throws: a day that was not begun is `not_reached`. Throws what ended the run early, a stop included.
 * Returns what a person has said of all days.
 */
export async function fillTimesheet(
  visit: SiteVisit,
  work: FillWork,
  stop: RunStop,
): Promise<SettledWants> {
  const { days } = createDayLedger(work.rows, work.defaultNote, work.reporter);
  const wants = wantsOf(visit, { work, stop, days });
  try {
    const dates = days.map(({ row }) => row.date);
    const { reporter } = work;
    readOpeningAhead(visit, dates, stop.soft);
    const months = await readMonths(visit, { dates, reporter }, stop.soft);
    const [first = work.today, last = work.today] = [dates[0], dates.at(-1)];
    const leave = await readLeave(visit, { first, last, reporter }, stop.soft);
    const pace = createPressPace(work.punchDelayMs);
    const seen: PunchWork["seen"] = { listHidesParts: false, reload: "unknown" };
    const scope = { visit, work, stop, days, months, leave, pace, seen, wants };
    if (days.some((day) => decisionByBook(scope, day)?.plan === "leave_unread")) {
      await wants.askLeave();
    }
    const storage = createStorageWatch();
    const ofDay = async (day: DayEntry) => {
      if (stop.afterDay) return;
      await oneDay(scope, day);
      storage.ended(day.record);
    };
    await eachOfDays(days, ofDay, { leaveBehind, signal: stop.soft });
    if (work.mode === "fill") await checkBook(visit, { days, reporter }, stop.soft);
  } catch (error) {
    const failed = isStop(error, stop) ? undefined : toAutofillError(error);
    for (const day of days) if (isLeftOpen(day.record, work.mode)) endBrokenDay(day, failed);
    throw error;
  }
  if (!stop.afterDay) return wants.settled;
  for (const day of days) if (isLeftOpen(day.record, work.mode)) endBrokenDay(day, undefined);
  return wants.settled;
}

function wantsOf(
  visit: SiteVisit,
  { work, stop, days }: Pick<DayScope, "work" | "stop" | "days">,
): CompanyWants {
  const { person, groupName, otherPlaces, unreadLeave } = work;
  const { host } = new URL(visit.site.sslUrl);
  return new CompanyWants({ person, host, stop, days, groupName, otherPlaces, unreadLeave });
}

interface DayScope {
  visit: SiteVisit;
  work: FillWork;
  stop: RunStop;
  days: readonly DayEntry[];
  months: MonthsRead;
  leave: LeaveDays;
  pace: PunchWork["pace"];
  seen: PunchWork["seen"];
  wants: CompanyWants;
}

async function oneDay(scope: DayScope, day: DayEntry): Promise<void> {
  const { months, wants, work } = scope;
  const byBook = decisionByBook(scope, day);
  const context = { mode: work.mode, place: work.groupName };
  if (byBook !== undefined) return endPlanned(day, await withHeld(scope, day, byBook), context);
  // Without its row nothing says whether the day is a holiday or a leave.
  if (!months.rows.has(day.row.date)) throw unreadMonth(day.row.date);
  if (!months.correctable) {
    throw new AutofillError("CORRECTION_NOT_ALLOWED", {
      page: "attendance_book",
      date: day.row.date,
    });
  }
  for (;;) {
    const { page, decision } = await decideAnew(scope, day);
    const asked = await wants.askFor(day, decision.blocked, page.form);
    if (asked === "answered") continue;
    if (asked === "stopped") return;
    const place = decision.plan === "enter" ? decision.place : work.groupName;
    if (decision.plan !== "enter" || work.mode === "plan") {
      return endPlanned(day, decision, { ...context, place });
    }
    reportPlan(day, decision, place);
    if (decision.blocked !== undefined)
      return day.end("rejected", decision.blocked, decision.facts);
    await enterDay(scope, day, { page, decision });
    if ((await askAfterRefusal(scope, day, page)) !== "answered") return;
  }
}

/** Reads the day's page and decides by it: also a second time, where a person has said meanwhile what was missing. */
async function decideAnew(
  scope: DayScope,
  day: DayEntry,
): Promise<{ page: DayPage; decision: DayDecision }> {
  const { visit, work, stop, wants, months } = scope;
  const page = await readDayPage(visit, day.row.date, stop.soft);
  if (day.record.outcome !== undefined) day.reread(page.held);
  const { date, note: sheetNote } = day.row;
  const wanted = { date, punches: day.wanted, note: day.record.note, sheetNote };
  const { today, includeHolidays, addMissingOn } = work;
  const { met } = wants;
  const closedBy = met.closedBy(months.monthOf.get(date));
  const free = keepFree(months.rows.get(date), freeRules(scope, day));
  const rules = { today, includeHolidays, addMissingOn, free, ...wants.places, met, closedBy };
  return { page, decision: decideByPage(wanted, page, rules) };
}

async function enterDay(
  scope: DayScope,
  day: DayEntry,
  { page, decision }: { page: DayPage; decision: DayDecision },
): Promise<void> {
  logNotTaken(day, { form: page.form, notTaken: decision.notTaken ?? [] });
  using _inHand = scope.stop.holdDay();
  const whenNearlyDone = () => beginNextDay(scope, day);
  await punchDay(punchWork(scope, decision), day, { page, send: decision.send, whenNearlyDone });
}

/** A refusal that will be the same for other days is learned, and a person asked for what was missing. */
async function askAfterRefusal(
  { wants, months }: DayScope,
  day: DayEntry,
  page: DayPage,
): Promise<Asked> {
  const { record } = day;
  if (record.outcome !== "rejected") return "unanswered";
  wants.met.learn(record, months.monthOf.get(record.date));
  return await wants.askFor(day, record.reason, page.form);
}

/** A plan shows what a day holds, of which the book has only rounded times and no breaks: its own page is read. */
async function withHeld(
  { visit, work, stop }: DayScope,
  { row }: DayEntry,
  byBook: DayDecision,
): Promise<DayDecision> {
  if (work.mode === "fill" || byBook.held.length === 0) return byBook;
  const { held } = await readDayPage(visit, row.date, stop.soft);
  return { ...byBook, held };
}

/** What the book decides of a day; undefined where the day's own page is needed. */
function decisionByBook(scope: DayScope, day: DayEntry): DayDecision | undefined {
  const row = scope.months.rows.get(day.row.date);
  const byBook = decideByBook(day.wanted, row, freeRules(scope, day));
  return byBook !== undefined && isOffDay(byBook.plan) ? byBook : undefined;
}

function freeRules({ work, leave, wants }: DayScope, { row }: DayEntry): FreeDayRules {
  const { includeHolidays } = work;
  return { includeHolidays, ...leaveOn(row.date, leave, wants.unreadLeave) };
}

/** Reads the page of the next day that needs one ahead, while the last two punches of this day are under way. */
function beginNextDay(scope: DayScope, day: DayEntry): void {
  const { visit, stop, days, months } = scope;
  if (stop.any.aborted) return;
  const later = days.slice(days.indexOf(day) + 1);
  const next = later.find((one) => decisionByBook(scope, one) === undefined);
  if (next !== undefined && months.rows.has(next.row.date)) {
    readDayAhead(visit, next.row.date, stop.soft);
  }
}

/** The user may choose to enter days whose leave could not be read, but never a day that a leave request names. */
function leaveOn(
  date: string,
  { known, begun, unreadFrom }: LeaveDays,
  choice: UnreadLeave,
): { leave: string; leaveUnread: boolean } {
  const leaveUnread = choice === "leave" && unreadFrom !== undefined && date >= unreadFrom;
  const named = known.get(date) ?? (leaveUnread ? undefined : begun.get(date));
  return { leave: named ?? "", leaveUnread };
}

function punchWork(
  { visit, work, stop, pace, seen }: DayScope,
  { place: groupName }: DayDecision,
): PunchWork {
  const { today, flushed } = work;
  return { visit, stop, pace, seen, groupName, today, flushed };
}

/**
 * Days that are left unchanged whatever their page says. For all others the page decides, which also shows what awaits
 * approval.
 */
function isOffDay(plan: DayPlan): boolean {
  return plan === "holiday" || plan === "leave" || plan === "leave_unread";
}

/**
 * Ends a day that failed because of the site or its page, and goes on; it counts as failed even where nothing was sent.
 */
function leaveBehind(day: DayEntry, error: AutofillError): void {
  if (day.record.outcome !== undefined) return;
  if (day.record.sent.length > 0) return endBrokenDay(day, error);
  endFailedDay(day, error);
}
