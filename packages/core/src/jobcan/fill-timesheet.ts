import {
  type DayPlan,
  type DayReason,
  type DayRecord,
  type PunchPart,
  type SheetMode,
  type TimesheetRow,
  type UnreadLeave,
  AutofillError,
  toAutofillError,
} from "@jobcan-automation/contract";
import type { RunReporter } from "../base/ports.ts";
import { checkBook } from "./check-book.ts";
import type { DayForm } from "./pages/day-form.ts";
import { createDayLedger, type DayEntry } from "./day-ledger.ts";
import { readDayPage } from "./pages/day-page.ts";
import { readDayAhead } from "./pages/fetch-day.ts";
import { type DayDecision, decideByBook, decideByPage } from "./decide-day.ts";
import { endBrokenDay, endFailedDay } from "./end-broken-day.ts";
import { createPressPace } from "./punch/press-pace.ts";
import { punchDay, type PunchWork } from "./punch/punch-day.ts";
import { isLeftOpen } from "../settlement/end-of-day.ts";
import { type LeaveDays, readLeave } from "./pages/leave/leave-list.ts";
import { type MonthsRead, readMonths, unreadMonth } from "./read-months.ts";
import { eachOfDays } from "./rule-of-two.ts";
import { type RunStop, isStop } from "./visit/run-stop.ts";
import type { SiteVisit } from "./visit/site-visit.ts";

/*
 * The map of this folder. site-map.ts: every path, selector and word. sign-in/: one password, eleven results. visit/:
 * the session at Jobcan, retries of reads, the limit of pages, stopping. pages/: each page as data. decide-day.ts: pure
 * decisions. punch/: a day's punches, each typed, pressed once and judged by its reply. end-broken-day.ts: a day that is
 * not finished. rule-of-two.ts: which failures end the run. check-book.ts: the final check.
 */

export interface FillWork {
  mode: SheetMode;
  rows: readonly TimesheetRow[];
  /** 備考 for rows without one; "" for none. */
  defaultNote: string;
  groupName: string | undefined;
  includeHolidays: boolean;
  unreadLeave: UnreadLeave;
  /** Conflicting days that are completed beside what Jobcan holds. */
  addMissingOn: ReadonlySet<string>;
  punchDelayMs: number;
  /** Today in Japan. */
  today: string;
  reporter: RunReporter;
  /** Resolves once all that was reported so far is stored. */
  flushed: () => Promise<void>;
}

/**
 * Enters the sheet's days into Jobcan, or with `mode: "plan"` only says what would be done. Every day gets an outcome,
 * also when this throws: a day that was not begun is `not_reached`. Throws what ended the run early, a stop included.
 */
export async function fillTimesheet(
  visit: SiteVisit,
  work: FillWork,
  stop: RunStop,
): Promise<void> {
  const { days } = createDayLedger(work.rows, work.defaultNote, work.reporter);
  try {
    const dates = days.map(({ row }) => row.date);
    const { reporter } = work;
    const months = await readMonths(visit, { dates, reporter }, stop.soft);
    const [first = work.today, last = work.today] = [dates[0], dates.at(-1)];
    const leave = await readLeave(visit, { first, last, reporter }, stop.soft);
    const pace = createPressPace(work.punchDelayMs);
    const seen: PunchWork["seen"] = { listHidesParts: false, reload: "unknown" };
    const scope = { visit, work, stop, days, months, leave, pace, seen };
    const ofDay = (day: DayEntry) => (stop.afterDay ? Promise.resolve() : oneDay(scope, day));
    await eachOfDays(days, ofDay, { leaveBehind, signal: stop.soft });
    if (work.mode === "fill") await checkBook(visit, { days, reporter }, stop.soft);
  } catch (error) {
    const failed = isStop(error, stop) ? undefined : toAutofillError(error);
    for (const day of days) if (isLeftOpen(day.record, work.mode)) endBrokenDay(day, failed);
    throw error;
  }
  if (!stop.afterDay) return;
  for (const day of days) if (isLeftOpen(day.record, work.mode)) endBrokenDay(day, undefined);
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
}

const notTakenReason = { note: "note_not_taken", place: "place_not_taken" } as const;

/**
 * Logs before the first press what the form cannot take. A note for all days that the form cannot take is left out
 * without a log line.
 */
function logNotTaken(
  day: DayEntry,
  { form, notTaken }: { form: DayForm; notTaken: readonly PunchPart[] },
): void {
  if (!form.note && !notTaken.includes("note") && day.record.note !== "") day.update({ note: "" });
  if (notTaken.length === 0) return;
  day.update({ notTaken: [...notTaken] });
  for (const part of notTaken) {
    if (part === "note") day.log("warn", { code: "note_not_taken", facts: {} });
    else day.log("warn", { code: "place_not_taken", facts: { groupName: day.record.place ?? "" } });
  }
}

async function oneDay(scope: DayScope, day: DayEntry): Promise<void> {
  const { visit, work, stop, months } = scope;
  const byBook = decisionByBook(scope, day);
  if (byBook !== undefined) return endPlanned(day, await withHeld(scope, day, byBook), work);
  // Without its row nothing says whether the day is a holiday or a leave.
  if (!months.rows.has(day.row.date)) throw unreadMonth(day.row.date);
  if (!months.correctable) {
    throw new AutofillError("CORRECTION_NOT_ALLOWED", {
      page: "attendance_book",
      date: day.row.date,
    });
  }
  const page = await readDayPage(visit, day.row.date, stop.soft);
  const { date, note: sheetNote } = day.row;
  const wanted = { date, punches: day.wanted, note: day.record.note, sheetNote };
  const decision = decideByPage(wanted, page, work);
  if (decision.plan !== "enter" || work.mode === "plan") return endPlanned(day, decision, work);
  reportPlan(day, decision, work.groupName);
  if (decision.blocked !== undefined) return day.end("rejected", decision.blocked, decision.facts);
  logNotTaken(day, { form: page.form, notTaken: decision.notTaken ?? [] });
  using _inHand = stop.holdDay();
  const whenLastPressed = () => beginNextDay(scope, day);
  await punchDay(punchWork(scope), day, { page, send: decision.send, whenLastPressed });
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
  const { work, months, leave } = scope;
  const byBook = decideByBook(day.wanted, months.rows.get(day.row.date), {
    includeHolidays: work.includeHolidays,
    ...leaveOn(day.row.date, leave, work.unreadLeave),
  });
  return byBook !== undefined && isOffDay(byBook.plan) ? byBook : undefined;
}

/** Reads the page of the next day that needs one ahead, while the last punch of this day is under way. */
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

function punchWork({ visit, work, stop, pace, seen }: DayScope): PunchWork {
  const { groupName, today, flushed } = work;
  return { visit, stop, pace, seen, groupName, today, flushed };
}

/**
 * Days that are left unchanged whatever their page says. For all others the page decides, which also shows what awaits
 * approval.
 */
function isOffDay(plan: DayPlan): boolean {
  return plan === "holiday" || plan === "leave" || plan === "leave_unread";
}

function reportPlan(day: DayEntry, decision: DayDecision, place: string | undefined): void {
  const held = [...decision.held];
  const asked = place === undefined ? {} : { place };
  const decided = decidedWanted(decision);
  day.update({ plan: decision.plan, before: held, now: held, ...asked, ...decided });
  day.log("info", { code: "day_planned", facts: { plan: decision.plan } });
}

/** What the user may decide of a conflict, or has decided. */
function decidedWanted({ plan, completion }: DayDecision): Partial<DayRecord> {
  if (completion === undefined) return {};
  if (plan === "conflict") return { addable: completion.send };
  const isDecided = plan === "enter" || plan === "already_recorded" || plan === "awaiting_approval";
  return isDecided ? { wanted: completion.wanted, completed: true } : {};
}

/**
 * A day that gets no punch: its plan, and in `fill` also its end. A plan that the form would refuse carries the reason.
 */
function endPlanned(day: DayEntry, decision: DayDecision, work: FillWork): void {
  reportPlan(day, decision, work.groupName);
  if (work.mode === "plan") {
    const [untaken] = decision.notTaken ?? [];
    const notTaken = untaken === undefined ? undefined : notTakenReason[untaken];
    const reason = decision.blocked ?? decision.reason ?? notTaken ?? planReason(decision.plan);
    day.update({
      after: [...(decision.after ?? decision.held)],
      ...(reason === undefined ? {} : { reason }),
      ...(decision.facts === undefined ? {} : { facts: decision.facts }),
    });
    return;
  }
  const reason = decision.reason ?? planReason(decision.plan);
  const awaits = decision.plan === "awaiting_approval";
  day.end(awaits ? "awaiting_approval" : "skipped", reason, decision.facts);
}

function planReason(plan: DayPlan): DayReason | undefined {
  if (plan === "enter") return undefined;
  return plan === "awaiting_approval" ? "already_awaiting" : plan;
}

/**
 * Ends a day that failed because of the site or its page, and goes on; it counts as failed even where nothing was sent.
 */
function leaveBehind(day: DayEntry, error: AutofillError): void {
  if (day.record.outcome !== undefined) return;
  if (day.record.sent.length > 0) return endBrokenDay(day, error);
  endFailedDay(day, error);
}
