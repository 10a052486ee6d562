import {
  type DayReason,
  type DayRecord,
  type ErrorCode,
  type ErrorReport,
  type HeldPunch,
  type JobMode,
  type JobOutcome,
  isUnfulfilled,
} from "@jobcan-automation/contract";
import { partsOfOwn } from "./punch-parts.ts";

/** Why a run is over, as the engine knows it. */
export type RunEnding =
  | { how: "done" }
  | { how: "failed"; error: ErrorReport }
  | { how: "cancelled" | "interrupted" | "expired"; error: ErrorReport };

/** A job's end by its ledger: days that were left open are settled honestly, and the outcome follows from them (docs/product.md §5.1). */
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
  if (day.outcome !== undefined) return withFittingReason(day, ending);
  if (mode === "plan" && day.plan !== undefined) return day;
  const fates = day.sent.map((sent) => sent.fate);
  const isOpen = fates.includes("pressed") || fates.includes("accepted");
  if (isOpen) return { ...day, outcome: "unknown", reason: "not_settled" };
  if (fates.length > 0) return settlePressed(day, ending);
  const reason = reasonOfEnding(ending);
  return { ...day, outcome: "not_reached", ...(reason !== undefined && { reason }) };
}

/** The runner knows that it was stopped, the engine knows why. */
function withFittingReason(day: DayRecord, ending: RunEnding): DayRecord {
  return day.reason === "stopped" && ending.how !== "done"
    ? { ...day, reason: reasonOfEnding(ending) ?? "stopped" }
    : day;
}

/** Each press is known to be there or not. What the last reading proves is said; a day that is not whole has failed. */
function settlePressed(day: DayRecord, ending: RunEnding): DayRecord {
  const held = heldWhole(day);
  if (held !== undefined) {
    const parts = partsOfOwn(day);
    if (parts !== undefined) return { ...day, outcome: "failed", ...parts };
    return { ...day, outcome: held.some((one) => one.pending) ? "awaiting_approval" : "verified" };
  }
  const seen = [...(day.now ?? []), ...day.sent.filter(({ fate }) => fate === "read_back")];
  const isSeen = day.wanted.every(({ timeMin }) => seen.some((one) => one.timeMin === timeMin));
  // Every time was seen, and no reading since shows under which kind.
  if (isSeen) return { ...day, outcome: "unknown", reason: "not_settled" };
  return { ...day, outcome: "failed", reason: reasonOfEnding(ending) ?? "stopped" };
}

/** The wanted punches as the last reading showed them; undefined where one is missing or to be deleted, or a stamp stands beside them that the sheet contradicts. */
function heldWhole({ wanted, now = [] }: DayRecord): HeldPunch[] | undefined {
  if (now.some((one) => one.deleting)) return undefined;
  const isWanted = (one: HeldPunch) =>
    wanted.some(({ kind, timeMin }) => kind === one.kind && timeMin === one.timeMin);
  const hasBreaks = wanted.some(({ kind }) => kind === "rest_start");
  const isBesides = ({ kind }: HeldPunch) =>
    !hasBreaks && (kind === "rest_start" || kind === "rest_end");
  const ours = now.filter(isWanted);
  const isWhole = wanted.every(({ kind, timeMin }) =>
    ours.some((one) => one.kind === kind && one.timeMin === timeMin),
  );
  return isWhole && now.every((one) => isWanted(one) || isBesides(one)) ? ours : undefined;
}

function reasonOfEnding(ending: RunEnding): DayReason | undefined {
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

function outcomeOf(days: readonly DayRecord[], ending: RunEnding): JobOutcome {
  const unfulfilled = days.filter(isUnfulfilled);
  // A run that broke off after its last day has not looked at 出勤簿 again: the last proof is missing, and that is said.
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
function nothingWasDone(days: readonly DayRecord[], ending: RunEnding): boolean {
  const wasLeft = ending.how === "done" && days.some(({ outcome }) => outcome === "skipped");
  return !wasLeft && !days.some(mayHaveEntered);
}

function mayHaveEntered(day: DayRecord): boolean {
  return day.sent.some(({ fate }) => fate !== "refused" && fate !== "absent");
}
