import { type AutofillError, type ErrorCode, toAutofillError } from "@jobcan-automation/contract";
import { isUnreadCell } from "./pages/punch-list.ts";

/**
 * Works through days, in order, where the site or a page may fail: such a day is left behind, a second one in a row ends
 * the run by throwing. One cell that cannot be read in a list that was found is the day's own and does not count.
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
      const counts = !isUnreadCell(cause);
      if (failed.signal.aborted || !passing.has(cause.code) || (counts && failedBefore))
        throw error;
      failedBefore = counts;
      failed.leaveBehind(day, cause);
    }
  }
}

/** Errors that may not affect the next day: passing ones, and those of one day's page. */
const passing: ReadonlySet<ErrorCode> = new Set([
  "SITE_UNAVAILABLE",
  "NETWORK_ERROR",
  "SITE_CHANGED",
]);
