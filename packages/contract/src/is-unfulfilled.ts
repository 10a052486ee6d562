import type { DayOutcome, DayReason } from "./ledger.ts";
import type { DayRecord } from "./schemas/job/day-record.ts";

/**
 * Whether a day that has ended leaves the sheet unfulfilled: with one such day a job is not `succeeded`. A skip does
 * so where Jobcan holds something else or would not take what the sheet asks for; a holiday and a leave are days that
 * the user's own rules leave out.
 */
export function isUnfulfilled(day: Pick<DayRecord, "outcome" | "reason">): boolean {
  if (day.outcome === undefined) return false;
  if (day.outcome !== "skipped") return unfulfilledOutcomes.has(day.outcome);
  return day.reason !== undefined && unfulfilledSkips.has(day.reason);
}

const unfulfilledOutcomes: ReadonlySet<DayOutcome> = new Set([
  "rejected",
  "failed",
  "unknown",
  "not_reached",
]);

const unfulfilledSkips: ReadonlySet<DayReason> = new Set([
  "conflict",
  "closed",
  "future",
  "leave_unread",
  "note_differs",
  "place_differs",
]);
