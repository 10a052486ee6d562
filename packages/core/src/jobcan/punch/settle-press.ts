import {
  type DayReason,
  type HeldPunch,
  type WantedPunch,
  AutofillError,
  toAutofillError,
} from "@jobcan-automation/contract";
import { orAborted } from "../../base/deadline.ts";
import { hasTime } from "../../settlement/compare-punches.ts";
import { cleanSiteText } from "../clean-site-text.ts";
import type { DayEntry } from "../day-ledger.ts";
import { type DayPage, readDayAtHand, readDayPage } from "../pages/day-page.ts";
import type { PunchWork } from "./punch-work.ts";
import { refusalReason } from "./insert-reply.ts";
import { hasOther } from "./other-between.ts";
import { pressButton, type PressEnd } from "./press-punch.ts";

/** One punch of a day. */
export interface PunchTask {
  work: PunchWork;
  day: DayEntry;
  punch: WantedPunch;
  /** What the day held when it was decided. */
  known: readonly HeldPunch[];
  /** Called at the first press of it. */
  whenPressed: (() => void) | undefined;
}

/** Where a punch came to: `there` when read back, else how the day ends. */
export type PunchStep =
  | { end: "there"; page: DayPage }
  | {
      end: "rejected" | "failed" | "unknown";
      page: DayPage;
      reason: DayReason;
      facts?: Record<string, string>;
    };

/**
 * What came of one press: `absent` where reading proved that it left nothing. `again` says what may follow: a second
 * press, one that does not count because the site had refused this one for its limit of requests, or none.
 */
export type PressResult =
  | PunchStep
  | { end: "not_pressed" }
  | { end: "absent"; page: DayPage; reason: DayReason; again: "once" | "uncounted" | "never" };

/** A press on its way to being settled. */
interface Attempt extends PunchTask {
  page: DayPage;
  setFate: ReturnType<DayEntry["press"]>;
}

/** Presses once and settles what came of it; the day's press is stored before. */
export async function pressOnce(task: PunchTask, page: DayPage): Promise<PressResult> {
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
  if (reply.end === "accepted" || reply.end === "refused") work.visit.limit.passed("press");
  switch (reply.end) {
    case "not_pressed":
      day.dropPress();
      return reply;
    case "limited":
      return settleLimited(attempt, reply.retryAfterSecs);
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
  { cause }: Extract<PressEnd, { end: "lost" }>,
): Promise<PressResult> {
  attempt.day.log("warn", { code: "reply_lost", facts: attempt.punch });
  return settleByReading(attempt, lostReason(cause));
}

/**
 * The reply was that of a limit of requests: that is waited out, and the day read. What is not there then was refused
 * for the limit alone, and may be pressed again. Where the limit has outlasted all waits, the day is still read before
 * that ends the run.
 */
async function settleLimited(
  attempt: Attempt,
  retryAfterSecs: number | undefined,
): Promise<PressResult> {
  const { day, punch, work } = attempt;
  const { visit, pace, stop } = work;
  day.log("warn", { code: "reply_lost", facts: punch });
  const cause = "press";
  const limited = new AutofillError("SITE_RATE_LIMITED", { cause }, { retryAfterSecs });
  const wait = visit.waitOutLimit(limited, stop.hard, "press");
  const outlasted = await wait.then(
    () => undefined,
    (error: unknown) => toAutofillError(error),
  );
  stop.hard.throwIfAborted();
  pace.slowDown(visit.limit.intervalMs);
  const read = await settleByReading(attempt, "site_error");
  if (outlasted !== undefined && read.end !== "there") throw outlasted;
  return read.end === "absent" ? { ...read, again: "uncounted" } : read;
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
  return { ...read, again: "never" };
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
  return { end: "absent", page, reason, again: reason === "duplicate_time" ? "never" : "once" };
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
