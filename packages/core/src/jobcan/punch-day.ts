import {
  type DayReason,
  type HeldPunch,
  type WantedPunch,
  AutofillError,
} from "@jobcan-automation/contract";
import { orAborted } from "../base/deadline.ts";
import { comparePunches, type Comparison, hasTime } from "../settlement/compare-punches.ts";
import { takesNoPunch } from "./pages/day-form.ts";
import type { DayEntry } from "./day-ledger.ts";
import { type DayPage, readDayPage } from "./pages/day-page.ts";
import { refusalReason } from "./insert-reply.ts";
import { pressButton, type PressEnd, rateLimitedCause } from "./press-punch.ts";
import type { RunStop } from "./visit/run-stop.ts";
import type { SiteVisit } from "./visit/site-visit.ts";
import { partsOfOwn } from "../settlement/punch-parts.ts";
import { typePunch } from "./type-punch.ts";

/** What entering a day needs besides the day itself. */
export interface PunchWork {
  visit: SiteVisit;
  stop: RunStop;
  /** Keeps the pause between one punch and the next. */
  pace(signal: AbortSignal): Promise<void>;
  groupName: string | undefined;
  today: string;
  /** What the run has learned of this company's list: it has no columns for note and place, so nothing is looked for in vain. */
  seen: { listHidesParts: boolean };
  /** Resolves once all that was told of the day so far is stored. */
  kept: () => Promise<void>;
}

/**
 * Enters the missing punches of a day whose page is at hand: press once → check the reply → read again (docs/faults.md §1.1). Every doubt is settled by
 * reading; a second press follows only where reading proved that the first left nothing. Ends the day in the ledger; throws only what ends
 * or interrupts the run, with the day's presses already told.
 */
export async function punchDay(
  work: PunchWork,
  day: DayEntry,
  start: { page: DayPage; send: readonly WantedPunch[] },
): Promise<void> {
  let page = start.page;
  for (const punch of start.send) {
    await work.pace(work.stop.soft);
    const step = await punchOnce({ work, day, page, punch, mayRetry: true, mayRetype: true });
    day.update({ now: [...step.page.held] });
    if (step.end !== "there") return day.end(step.end, step.reason, step.facts);
    page = step.page;
  }
  await endByReading(work, day, page);
}

interface PunchTry {
  work: PunchWork;
  day: DayEntry;
  page: DayPage;
  punch: WantedPunch;
  mayRetry: boolean;
  mayRetype: boolean;
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

async function punchOnce(one: PunchTry): Promise<PunchStep> {
  const { work, day, punch, page } = one;
  const { soft, hard } = work.stop;
  if (takesNoPunch(page.form)) {
    const reason = day.row.date > work.today ? "future" : "closed";
    return { end: "rejected", page, reason, facts: { siteText: page.form.message } };
  }
  const ready = await typeSafely(one);
  if (ready !== page) {
    // A press before this one may have been stored after it was read as absent.
    if (hasTime(ready.held, punch.timeMin)) return { end: "there", page: ready };
    return punchOnce({ ...one, page: ready, mayRetype: false });
  }
  soft.throwIfAborted();
  day.log("info", { code: "punch_sending", facts: punch });
  const tell = day.press(punch);
  await keepPress(one);
  const pressed = await pressButton(work.visit, hard);
  return settle({ ...one, pressed, tell });
}

/** A press is stored before it happens, so that no crash leaves Jobcan with a stamp that no ledger knows of. Where it cannot be stored, nothing is pressed. */
async function keepPress({ work, day }: PunchTry): Promise<void> {
  try {
    await orAborted(work.kept(), work.stop.soft);
  } catch (error) {
    day.update({ sent: day.record.sent.slice(0, -1) });
    throw error;
  }
}

/** Types the punch. A page or browser that fails here has sent nothing: the day is read anew, and that page given back to start over once. */
async function typeSafely(one: PunchTry): Promise<DayPage> {
  const { work, day, punch, page } = one;
  const entry = { punch, note: day.record.note, groupName: work.groupName };
  try {
    await work.visit.act("type_punch", work.stop.soft, (at) => typePunch(at, entry));
    return page;
  } catch (error) {
    work.stop.soft.throwIfAborted();
    if (!one.mayRetype) throw error;
    return readDayPage(work.visit, day.row.date, work.stop.soft);
  }
}

type Pressed = PunchTry & { pressed: PressEnd; tell: ReturnType<DayEntry["press"]> };

function settle(one: Pressed): Promise<PunchStep> {
  const { pressed } = one;
  switch (pressed.end) {
    case "accepted":
      return settleAccepted(one, pressed.held);
    case "lost":
      return settleLost(one, pressed.cause);
    case "refused":
      return settleRefused(one, pressed);
  }
}

async function settleLost(one: Pressed, cause: string): Promise<PunchStep> {
  const { visit, stop } = one.work;
  one.day.log("warn", { code: "reply_lost", facts: one.punch });
  if (cause === rateLimitedCause) {
    await visit.waitOutLimit(new AutofillError("SITE_RATE_LIMITED", { cause }), stop.hard);
  }
  return settleByReading(one, lostReason(cause));
}

/** An accepted punch counts once it stands in Jobcan's own list: the one in the reply, else the day's page read anew. */
async function settleAccepted(one: Pressed, held: HeldPunch[] | undefined): Promise<PunchStep> {
  const { day } = one;
  one.tell("accepted");
  day.log("info", { code: "punch_accepted", facts: one.punch });
  if (held !== undefined && hasTime(held, one.punch.timeMin)) {
    one.tell("read_back");
    return { end: "there", page: { ...one.page, held } };
  }
  const page = await readAgain(one);
  if (hasTime(page.held, one.punch.timeMin)) return { end: "there", page };
  return { end: "failed", page, reason: "accepted_but_not_stored" };
}

async function settleRefused(
  one: Pressed,
  refusal: Extract<PressEnd, { end: "refused" }>,
): Promise<PunchStep> {
  const { work, day } = one;
  // A stale token says nothing about the punch; a duplicate says that this very stamp is there already.
  if (refusal.field === "token") return settleByReading(one, "refused");
  if (refusal.code === "duplicate")
    return settleByReading({ ...one, mayRetry: false }, "duplicate_time");
  one.tell("refused");
  const reason = refusalReason(refusal.field, refusal.code, day.row.date > work.today);
  const siteText = refusal.siteText || `${refusal.field}:${refusal.code}`;
  day.log("warn", { code: "punch_refused", facts: { ...one.punch, reason, siteText } });
  return { end: "rejected", page: one.page, reason, facts: { siteText } };
}

/** Reading decides: there, or absent and then pressed once more at most. */
async function settleByReading(one: Pressed, reason: DayReason): Promise<PunchStep> {
  const page = await readAgain(one);
  if (hasTime(page.held, one.punch.timeMin)) return { end: "there", page };
  // A reply that is only late may still be on its way to being stored: its absence now proves nothing, so nothing is pressed again (docs/faults.md F18).
  if (reason === "timed_out") return { end: "unknown", page, reason };
  if (one.mayRetry) return punchOnce({ ...one, page, mayRetry: false });
  return { end: reason === "duplicate_time" ? "rejected" : "failed", page, reason };
}

async function readAgain(one: Pressed): Promise<DayPage> {
  const { work, day } = one;
  const page = await readDayPage(work.visit, day.row.date, work.stop.hard);
  const present = hasTime(page.held, one.punch.timeMin);
  one.tell(present ? "read_back" : "absent");
  day.log("info", { code: "settled_by_reading", facts: { ...one.punch, present } });
  return page;
}

/** The list of the last reply decides; where it does not hold all that was asked for, the day's page read anew does. */
async function endByReading(work: PunchWork, day: DayEntry, last: DayPage): Promise<void> {
  const { seen } = work;
  const isWhole = compareDay(day, last).state === "held";
  const isEnough = isWhole && (seen.listHidesParts || showsParts(day, last));
  const page = isEnough ? last : await readDayPage(work.visit, day.row.date, work.stop.hard);
  if (!isEnough && !showsParts(day, page)) seen.listHidesParts = true;
  day.reread(page.held);
  const comparison = compareDay(day, page);
  if (comparison.state === "missing") return day.end("failed", "accepted_but_not_stored");
  if (comparison.state === "conflict") return day.end("failed", "stored_differently");
  const parts = partsOfOwn(day.record);
  if (parts !== undefined) return day.end("failed", parts.reason, parts.facts);
  day.end(comparison.pending ? "awaiting_approval" : "verified");
}

/** The list of a reply may come without heads: what was sent beside the times is then looked for on the page. */
function showsParts({ record }: DayEntry, { held }: DayPage): boolean {
  const isShown = (part: "note" | "place") => held.some((one) => one[part] !== undefined);
  const asksNote = record.note.trim() !== "" && record.notTaken?.includes("note") !== true;
  const asksPlace = record.place !== undefined && record.notTaken?.includes("place") !== true;
  return (!asksNote || isShown("note")) && (!asksPlace || isShown("place"));
}

function compareDay(day: DayEntry, page: DayPage): Comparison {
  return comparePunches(day.wanted, page.held, { automatic: page.form.kinds.length === 0 });
}

function lostReason(cause: string): DayReason {
  if (cause === "timed_out" || cause === "hangs") return "timed_out";
  return cause.startsWith("page_crashed") || cause === "browser_gone"
    ? "browser_crashed"
    : "site_error";
}

/**
 * How a day ends that an error broke off. What the last reading proves is said; with a press of unknown fate nothing may be claimed; without any
 * press the day was not reached.
 */
export function endBroken(day: DayEntry, error: AutofillError | undefined): void {
  const { sent, now = [] } = day.record;
  const reason = error === undefined ? "stopped" : brokenReason(error);
  if (sent.length === 0) return day.end("not_reached", reason);
  const open = sent.some(({ fate }) => fate === "pressed" || fate === "accepted");
  const comparison = comparePunches(day.wanted, now, { automatic: false });
  if (!open && comparison.state === "held") {
    const parts = partsOfOwn(day.record);
    if (parts !== undefined) return day.end("failed", parts.reason, parts.facts);
    return day.end(comparison.pending ? "awaiting_approval" : "verified");
  }
  // Every time was seen, yet not under its kind: what the day holds in the end is not known.
  if (open || day.wanted.every(({ timeMin }) => hasTime(now, timeMin))) {
    return day.end("unknown", "not_settled", error === undefined ? {} : { cause: error.code });
  }
  day.end("failed", reason);
}

/** Why a day ended that this error broke off. */
export function brokenReason({ code, facts }: AutofillError): DayReason {
  const late = facts["cause"] === "timed_out" || facts["cause"] === "hangs";
  return brokenReasons.get(code) ?? (late ? "timed_out" : "site_error");
}

const brokenReasons: ReadonlyMap<string, DayReason> = new Map([
  ["SITE_CHANGED", "site_changed"],
  ["UNEXPECTED_REDIRECT", "site_changed"],
  ["SESSION_LOST", "session_lost"],
  ["BROWSER_CRASHED", "browser_crashed"],
  ["NO_SPACE", "no_space"],
]);
