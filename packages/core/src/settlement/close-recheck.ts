import { type DayRecord, isUnfulfilled } from "@jobcan-automation/contract";
import { type ClosedJob, closeLedger, type RunResult } from "./close-ledger.ts";

/**
 * A recheck's end by its ledger. One that came to its end has not failed, whatever it found: `partial` where a day is
 * not held as it was asked for.
 */
export function closeRecheck(days: readonly DayRecord[], ending: RunResult): ClosedJob {
  const closed = closeLedger(days, "fill", ending);
  if (ending.how !== "done") return closed;
  return { ...closed, outcome: closed.days.some(isUnfulfilled) ? "partial" : "succeeded" };
}
