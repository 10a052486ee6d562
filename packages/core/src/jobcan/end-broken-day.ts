import type { AutofillError, DayReason, Facts } from "@jobcan-automation/contract";
import { endOfBrokenDay } from "../settlement/end-of-day.ts";
import type { DayEntry } from "./day-ledger.ts";
import { isStoresOtherwise } from "./punch/stored-otherwise.ts";
import { isStillBusy } from "./visit/wait-until-idle.ts";

/** Ends a day that this error, or a stop, broke off. */
export function endBrokenDay(day: DayEntry, error: AutofillError | undefined): void {
  const broken = error === undefined ? "stopped" : brokenReason(error);
  const { outcome, reason, facts } = endOfBrokenDay(day.record, broken);
  const cause = outcome === "unknown" && error !== undefined ? { cause: error.code } : {};
  const shown = outcome === "not_reached" ? {} : shapeIn(error);
  day.end(outcome, reason, facts ?? { ...cause, ...shown });
}

/** Ends a day before anything of it was sent because its page, or the site, failed. */
export function endFailedDay(day: DayEntry, error: AutofillError): void {
  const isOddPage = error.code === "CORRECTION_NOT_ALLOWED";
  day.end("failed", isOddPage ? "site_changed" : brokenReason(error), shapeIn(error));
}

/** Ends a day whose page can no longer be read: nothing is known of it. */
export function endUnreadDay(day: DayEntry, error: AutofillError): void {
  day.end("unknown", "not_settled", { cause: error.code });
}

/** The shape of the cell that could not be read, where that is the error. */
function shapeIn(error: AutofillError | undefined): Facts {
  const cell = error?.facts["cell"];
  return typeof cell === "string" ? { cell } : {};
}

/** Why a day ended that this error broke off. */
function brokenReason(error: AutofillError): DayReason {
  const { code, facts } = error;
  if (isStillBusy(error)) return "form_busy";
  if (isStoresOtherwise(error)) return "others_stored_differently";
  const late = facts["cause"] === "timed_out" || facts["cause"] === "hangs";
  return brokenReasons.get(code) ?? (late ? "timed_out" : "site_error");
}

const brokenReasons: ReadonlyMap<string, DayReason> = new Map([
  ["SITE_CHANGED", "site_changed"],
  ["UNEXPECTED_REDIRECT", "site_changed"],
  ["SESSION_LOST", "session_lost"],
  ["BROWSER_CRASHED", "browser_crashed"],
  ["NO_SPACE", "no_space"],
  ["INTERRUPTED", "interrupted"],
]);
