import {
  type DayReason,
  type HeldPunch,
  type WantedPunch,
  AutofillError,
} from "@jobcan-automation/contract";
import { orAborted } from "../../base/deadline.ts";
import { hasTime } from "../../settlement/compare-punches.ts";
import { cleanSiteText } from "../clean-site-text.ts";
import { takesNoPunch } from "../pages/day-form.ts";
import type { DayEntry } from "../day-ledger.ts";
import { type DayPage, readDayAtHand, readDayPage } from "../pages/day-page.ts";
import type { PunchWork } from "./punch-work.ts";
import { refusalReason } from "./insert-reply.ts";
import { endByLastReading, needsNoPage } from "./last-reading.ts";
import { hasOther } from "./other-between.ts";
import { pressButton, type PressEnd, rateLimitedCause } from "./press-punch.ts";
import { typeWhenIdle } from "./type-when-idle.ts";
import { stillBusy } from "../visit/wait-until-idle.ts";

/**
 * Enters the missing punches of a day whose page is at hand: press once → check the reply → read again
 * (docs/faults.md §1.1). Every doubt is settled by reading; a second press follows only where reading proved that the
 * first left nothing. Ends the day in the ledger; throws only what ends or interrupts the run, with the day's presses
 * already reported. `whenNearlyDone` is called once the last punch but one is on its way, unless a page must follow.
 */
export async function punchDay(
  work: PunchWork,
  day: DayEntry,
  start: { page: DayPage; send: readonly WantedPunch[]; whenNearlyDone?: () => void },
): Promise<void> {
  let page = start.page;
  const { held: known } = start.page;
  for (const [index, punch] of start.send.entries()) {
    const isNearlyDone =
      index === Math.max(0, start.send.length - 2) &&
      needsNoPage(work, day, page) &&
      work.seen.reload === "unknown";
    const whenPressed = isNearlyDone ? start.whenNearlyDone : undefined;
    const step = await enterPunch({ work, day, punch, known, whenPressed }, page);
    day.update({ now: [...step.page.held] });
    if (step.end !== "there") return day.end(step.end, step.reason, step.facts);
    page = step.page;
  }
  await endByLastReading(work, day, page);
}

/** One punch of a day. */
interface PunchTask {
  work: PunchWork;
  day: DayEntry;
  punch: WantedPunch;
  /** What the day held when it was decided. */
  known: readonly HeldPunch[];
  /** Called at the first press of it. */
  whenPressed: (() => void) | undefined;
}

/** Where a punch came to: `there` when read back, else how the day ends. */
type PunchStep =
  | { end: "there"; page: DayPage }
  | {
      end: "rejected" | "failed" | "unknown";
      page: DayPage;
      reason: DayReason;
      facts?: Record<string, string>;
    };

/**
 * What came of one press: `absent` where reading proved that it left nothing; `mayRepress` where then a second one is
 * right.
 */
type PressResult =
  | PunchStep
  | { end: "not_pressed" }
  | { end: "absent"; page: DayPage; reason: DayReason; mayRepress: boolean };

/** Types and presses until the punch is there or the day ends by it: typed anew once at most, pressed twice at most. */
async function enterPunch(task: PunchTask, start: DayPage): Promise<PunchStep> {
  const { work, day, punch } = task;
  let page = start;
  let retypes = 1;
  let represses = 1;
  for (;;) {
    if (hasOther(page.held, { known: task.known, wanted: day.wanted }))
      return { end: "failed", page, reason: "conflict" };
    if (takesNoPunch(page.form)) {
      const reason = day.row.date > work.today ? "future" : "closed";
      return { end: "rejected", page, reason, facts: { siteText: page.form.message } };
    }
    await work.pace.beforePress(work.stop.soft);
    const reread = await typeOrReread(task, page, retypes > 0);
    if (reread !== undefined) {
      // A press before this one may have been stored after it was read as absent.
      if (hasTime(reread.held, punch.timeMin)) return { end: "there", page: reread };
      page = reread;
      retypes -= 1;
      continue;
    }
    const current = represses > 0 ? task : { ...task, whenPressed: undefined };
    const pressed = await pressOnce(current, page);
    if (pressed.end === "not_pressed") {
      if (retypes === 0) throw stillBusy();
      page = await readDayPage(work.visit, day.row.date, work.stop.soft);
      if (hasTime(page.held, punch.timeMin)) return { end: "there", page };
      retypes -= 1;
      continue;
    }
    if (pressed.end !== "absent") return pressed;
    const { reason, mayRepress } = pressed;
    page = pressed.page;
    if (!mayRepress) return { end: "rejected", page, reason };
    if (represses === 0) return { end: "failed", page, reason };
    represses -= 1;
  }
}

/**
 * Types the punch. A page or browser that fails here has sent nothing: where that may be tried again, the day is read
 * anew and its page given.
 */
async function typeOrReread(
  task: PunchTask,
  page: DayPage,
  mayRetype: boolean,
): Promise<DayPage | undefined> {
  const { work, day, punch } = task;
  try {
    if (page.form.busy) throw stillBusy();
    await typeWhenIdle(work, { punch, note: day.record.note, groupName: work.groupName });
    return undefined;
  } catch (error) {
    work.stop.soft.throwIfAborted();
    if (!mayRetype) throw error;
    return readDayPage(work.visit, day.row.date, work.stop.soft);
  }
}

/** A press on its way to being settled. */
interface Attempt extends PunchTask {
  page: DayPage;
  setFate: ReturnType<DayEntry["press"]>;
}

async function pressOnce(task: PunchTask, page: DayPage): Promise<PressResult> {
  const { work, day, punch } = task;
  work.stop.soft.throwIfAborted();
  day.log("info", { code: "punch_sending", facts: punch });
  const attempt = { ...task, page, setFate: day.press(punch) };
  await persistBeforePress(task);
  const press = { timeMin: punch.timeMin, awaitsReload: work.seen.reload !== "missed" };
  const replying = pressButton(work.visit, press, work.stop.hard);
  work.pace.pressed();
  task.whenPressed?.();
  const reply = await replying;
  switch (reply.end) {
    case "not_pressed":
      day.dropPress();
      return reply;
    case "accepted":
      return settleAccepted(attempt, reply);
    case "reloaded":
      work.seen.reload = "done";
      return settleByReading(attempt, "site_error", true);
    case "asked":
      return settleAsked(attempt, reply.siteText);
    case "lost":
      return settleLost(attempt, reply);
    case "refused":
      return settleRefused(attempt, reply);
  }
}

/**
 * A press is stored before it happens, so that no crash leaves Jobcan with a stamp that no ledger knows of. Where it
 * cannot be stored, nothing is pressed.
 */
async function persistBeforePress({ work, day }: PunchTask): Promise<void> {
  try {
    await orAborted(work.flushed(), work.stop.soft);
  } catch (error) {
    day.dropPress();
    throw error;
  }
}

/**
 * An accepted punch counts once it stands in Jobcan's own list: the one in the reply, else the day's page read anew.
 */
async function settleAccepted(
  attempt: Attempt,
  { held, reload }: Extract<PressEnd, { end: "accepted" }>,
): Promise<PressResult> {
  const { work, day, punch, setFate } = attempt;
  setFate("accepted");
  day.log("info", { code: "punch_accepted", facts: punch });
  if (held !== undefined && hasTime(held, punch.timeMin)) {
    setFate("read_back", held);
    return { end: "there", page: { ...attempt.page, held } };
  }
  if (reload !== "none") work.seen.reload = reload;
  const page = await readAgain(attempt, reload === "done");
  if (hasTime(page.held, punch.timeMin)) return { end: "there", page };
  const isOther = hasOther(page.held, { known: attempt.known, wanted: day.wanted });
  return {
    end: "failed",
    page,
    reason: isOther ? "stored_differently" : "accepted_but_not_stored",
  };
}

async function settleLost(
  attempt: Attempt,
  { cause, retryAfterSecs }: Extract<PressEnd, { end: "lost" }>,
): Promise<PressResult> {
  const { visit, stop } = attempt.work;
  attempt.day.log("warn", { code: "reply_lost", facts: attempt.punch });
  if (cause === rateLimitedCause) {
    const limited = new AutofillError("SITE_RATE_LIMITED", { cause }, { retryAfterSecs });
    await visit.waitOutLimit(limited, stop.hard);
  }
  return settleByReading(attempt, lostReason(cause));
}

async function settleRefused(
  attempt: Attempt,
  refusal: Extract<PressEnd, { end: "refused" }>,
): Promise<PressResult> {
  const { work, day } = attempt;
  // A stale token says nothing about the punch; a duplicate says that this very stamp is there already.
  if (refusal.field === "token") {
    work.visit.stopReadingAhead();
    return settleByReading(attempt, "refused");
  }
  if (refusal.field === "") return settleUnsaid(attempt);
  if (refusal.code === "duplicate") return settleByReading(attempt, "duplicate_time");
  attempt.setFate("refused");
  const of = { isFuture: day.row.date > work.today, note: day.record.note };
  const reason = refusalReason(refusal, of);
  const siteText = refusal.siteText || `${refusal.field}:${refusal.code}`;
  logRefused(attempt, reason, siteText);
  return { end: "rejected", page: attempt.page, reason, facts: { siteText } };
}

/** The page asked before it would send, and was not answered yes: whether it sent all the same is read. */
async function settleAsked(attempt: Attempt, asked: string): Promise<PressResult> {
  const reason = "asked_back";
  const read = await settleByReading(attempt, reason);
  if (read.end !== "absent") return read;
  const siteText = cleanSiteText(asked);
  logRefused(attempt, reason, siteText);
  return { end: "rejected", page: read.page, reason, facts: { siteText } };
}

/** Refused without a word: whether it is there is read, and it is not pressed again. */
async function settleUnsaid(attempt: Attempt): Promise<PressResult> {
  const read = await settleByReading(attempt, "refused");
  if (read.end !== "absent") return read;
  logRefused(attempt, "refused", "");
  return { ...read, mayRepress: false };
}

function logRefused({ day, punch }: Attempt, reason: DayReason, siteText: string): void {
  day.log("warn", { code: "punch_refused", facts: { ...punch, reason, siteText } });
}

async function settleByReading(
  ...[attempt, reason, isReloaded = false]: [Attempt, DayReason, boolean?]
): Promise<PressResult> {
  const page = await readAgain(attempt, isReloaded);
  if (hasTime(page.held, attempt.punch.timeMin)) return { end: "there", page };
  // A reply that is only late may still be on its way to being stored: its absence now proves nothing, so nothing is
  // pressed again (docs/faults.md F18).
  if (reason === "timed_out") return { end: "unknown", page, reason };
  return { end: "absent", page, reason, mayRepress: reason !== "duplicate_time" };
}

/** `isReloaded`: the page at hand was loaded after the press; where it will do, it is not asked for again. */
async function readAgain(
  { work, day, punch, setFate }: Attempt,
  isReloaded = false,
): Promise<DayPage> {
  const { visit, stop } = work;
  const date = day.row.date;
  const atHand = isReloaded ? await readDayAtHand(visit, date, stop.hard) : undefined;
  // One that does not show the punch may be the page from before.
  const isProof = atHand !== undefined && hasTime(atHand.held, punch.timeMin);
  const page = isProof ? atHand : await readDayPage(visit, date, stop.hard);
  const present = hasTime(page.held, punch.timeMin);
  setFate(present ? "read_back" : "absent", page.held);
  day.log("info", { code: "settled_by_reading", facts: { ...punch, present } });
  return page;
}

function lostReason(cause: string): DayReason {
  if (cause === "timed_out" || cause === "hangs") return "timed_out";
  return cause.startsWith("page_crashed") || cause === "browser_gone"
    ? "browser_crashed"
    : "site_error";
}
