import { type AutofillError, type ErrorCode, toAutofillError } from "@jobcan-automation/contract";
import { isStoresOtherwise } from "./punch/stored-otherwise.ts";

/**
 * Works through days, in order, where the site or a page may fail: such a day is left behind, a second one in a row
 * ends the run by throwing. What is the day's own on a page that was understood does not count: a cell of its list, its
 * row in 出勤簿.
 */
export async function eachOfDays<Day>(
  days: readonly Day[],
  work: (day: Day) => Promise<void>,
  failed: { leaveBehind: (day: Day, error: AutofillError) => void; signal: AbortSignal },
): Promise<void> {
  let failedBefore = false;
  for (const day of days) {
    failed.signal.throwIfAborted();
    try {
      await work(day);
      failedBefore = false;
    } catch (error) {
      const cause = toAutofillError(error);
      const counts = !ownOfDay.has(String(cause.facts["field"]));
      if (failed.signal.aborted || !mayPass(cause) || (counts && failedBefore)) throw error;
      failedBefore = counts;
      failed.leaveBehind(day, cause);
    }
  }
}

const ownOfDay: ReadonlySet<string> = new Set(["punch_time", "day_row"]);

/**
 * One odd page says nothing of the other days' rights, 出勤簿 does (docs/jobcan.md §12.14). A page that hangs has been
 * tried in a new browser already, and that the site stores other than what is sent has been seen twice.
 */
function mayPass(error: AutofillError): boolean {
  const { code, facts } = error;
  if (isStoresOtherwise(error)) return false;
  if (facts["cause"] === "hangs") return false;
  if (code === "CORRECTION_NOT_ALLOWED") return facts["page"] !== "attendance_book";
  return passing.has(code);
}

/** Errors that may not affect the next day: passing ones, and those of one day's page. */
const passing: ReadonlySet<ErrorCode> = new Set([
  "SITE_UNAVAILABLE",
  "NETWORK_ERROR",
  "SITE_CHANGED",
]);
