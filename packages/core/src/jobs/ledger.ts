import type { DayRecord, ErrorReport, JobMode, JobOutcome } from "@jobcan-automation/contract";
import { unfulfilledOutcomes } from "@jobcan-automation/contract";

/** Why a run is over, as the engine knows it. */
export type RunEnding =
  | { how: "done" }
  | { how: "failed"; error: ErrorReport }
  | { how: "cancelled" | "interrupted" | "expired"; error: ErrorReport };

/** A job's end by its ledger: days that were left open are settled honestly, and the outcome follows from them (product §5.1). */
export function closeLedger(
  days: readonly DayRecord[],
  mode: JobMode,
  ending: RunEnding,
): { days: DayRecord[]; outcome: JobOutcome; error?: ErrorReport } {
  const settled = days.map((day) => settleDay(day, mode, ending));
  const outcome = outcomeOf(settled, ending);
  const told = ending.how !== "done" && outcome !== "succeeded";
  return { days: settled, outcome, ...(told && { error: ending.error }) };
}

/** A day as it must be told when nobody works on it any more. */
function settleDay(day: DayRecord, mode: JobMode, ending: RunEnding): DayRecord {
  if (day.outcome !== undefined) return day;
  if (mode === "plan" && day.plan !== undefined) return day;
  const fates = day.sent.map((sent) => sent.fate);
  if (fates.includes("pressed") || fates.includes("accepted")) {
    return { ...day, outcome: "unknown", reason: "not_settled" };
  }
  const stopped = ending.how === "cancelled" || ending.how === "interrupted";
  const reason = stopped ? ({ reason: "stopped" } as const) : {};
  // What was pressed is known to be there or not, but the day is not whole.
  if (fates.length > 0) return { ...day, outcome: "failed", reason: "stopped" };
  return { ...day, outcome: "not_reached", ...reason };
}

function outcomeOf(days: readonly DayRecord[], ending: RunEnding): JobOutcome {
  const unfulfilled = days.filter(
    (day) => day.outcome !== undefined && unfulfilledOutcomes.has(day.outcome),
  );
  if (unfulfilled.length === 0) return "succeeded";
  switch (ending.how) {
    case "done":
    case "failed":
      return unfulfilled.length === days.length && !days.some(mayHaveEntered)
        ? "failed"
        : "partial";
    case "cancelled":
    case "interrupted":
    case "expired":
      return ending.how;
  }
}

function mayHaveEntered(day: DayRecord): boolean {
  return day.sent.some(({ fate }) => fate !== "refused" && fate !== "absent");
}
