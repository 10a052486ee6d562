import {
  type DayReason,
  type DayRecord,
  type ErrorCode,
  type ErrorReport,
  type SheetMode,
  type JobOutcome,
  isUnfulfilled,
} from "@jobcan-automation/contract";
import { endOfBrokenDay, isLeftOpen } from "./end-of-day.ts";

/** Why a run is over, as the engine knows it. */
export type RunResult =
  | { how: "done" }
  | { how: "failed"; error: ErrorReport }
  | { how: "cancelled" | "interrupted" | "expired"; error: ErrorReport };

/** How a job ended. */
export interface ClosedJob {
  days: DayRecord[];
  outcome: JobOutcome;
  error?: ErrorReport;
}

/**
 * A job's end by its ledger: days that were left open are settled honestly, and the outcome follows from them
 * (docs/product.md §5.1).
 */
export function closeLedger(
  days: readonly DayRecord[],
  mode: SheetMode,
  ending: RunResult,
): ClosedJob {
  const settled = days.map((day) => settleDay(day, mode, ending));
  const outcome = outcomeOf(settled, ending);
  const isExplained = ending.how !== "done" && outcome !== "succeeded";
  return { days: settled, outcome, ...(isExplained && { error: ending.error }) };
}

/** A day that nobody works on any more. The runner knows that it was stopped, the engine knows why. */
function settleDay(day: DayRecord, mode: SheetMode, ending: RunResult): DayRecord {
  const reason = reasonOfEnding(ending);
  if (isLeftOpen(day, mode)) return { ...day, ...endOfBrokenDay(day, reason) };
  return day.reason === "stopped" && reason !== undefined ? { ...day, reason } : day;
}

function reasonOfEnding(ending: RunResult): DayReason | undefined {
  switch (ending.how) {
    case "cancelled":
      return "stopped";
    case "interrupted":
      return "interrupted";
    case "failed":
      return reasonOfFailure.get(ending.error.code);
    case "done":
    case "expired":
      return undefined;
  }
}

const reasonOfFailure: ReadonlyMap<ErrorCode, DayReason> = new Map([
  ["JOB_TIMED_OUT", "timed_out"],
  ["MEMORY_EXHAUSTED", "stopped"],
  ["KILLED_FOR_MEMORY", "interrupted"],
  ["RUNNER_CRASHED", "interrupted"],
  ["NO_SPACE", "no_space"],
]);

function outcomeOf(days: readonly DayRecord[], ending: RunResult): JobOutcome {
  const unfulfilled = days.filter(isUnfulfilled);
  // A run that broke off after its last day has not read 出勤簿 again: the last proof is missing, so it has not succeeded.
  const cameToItsEnd = ending.how === "done" || ending.how === "cancelled";
  if (unfulfilled.length === 0 && cameToItsEnd) return "succeeded";
  switch (ending.how) {
    case "done":
    case "failed":
      return unfulfilled.length === days.length && nothingWasDone(days, ending)
        ? "failed"
        : "partial";
    case "cancelled":
    case "interrupted":
    case "expired":
      return ending.how;
  }
}

/** A run that came to its end and left days as they were has not failed. */
function nothingWasDone(days: readonly DayRecord[], ending: RunResult): boolean {
  const wasLeft = ending.how === "done" && days.some(({ outcome }) => outcome === "skipped");
  return !wasLeft && !days.some(mayHaveEntered);
}

function mayHaveEntered(day: DayRecord): boolean {
  return day.sent.some(({ fate }) => fate !== "refused" && fate !== "absent");
}
