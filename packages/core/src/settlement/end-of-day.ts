import type {
  DayOutcome,
  DayReason,
  DayRecord,
  Facts,
  SheetMode,
} from "@jobcan-automation/contract";
import { comparePunches, hasTime, isSame } from "./compare-punches.ts";
import { partsOfOwn } from "./punch-parts.ts";

/** How a day ends, as its record then says it. */
export interface DayEnd {
  outcome: DayOutcome;
  reason?: DayReason;
  facts?: Facts;
}

/**
 * Pure: whether nothing says yet how a day ended. In a dry run a day that has its plan is done with, whatever comes
 * after it.
 */
export function isLeftOpen({ outcome, plan }: DayRecord, mode: SheetMode): boolean {
  return outcome === undefined && (mode === "fill" || plan === undefined);
}

/**
 * Pure: the end of a day whose list was read after its last press: `now` is that list. `automatic`: Jobcan decides
 * kinds by order. A reason is given only where the day is not as it was asked for.
 */
export function endByReading(record: DayRecord, how: { automatic: boolean }): DayEnd {
  const comparison = comparePunches(record.wanted, record.now ?? [], how);
  switch (comparison.state) {
    case "missing":
      return { outcome: "failed", reason: "accepted_but_not_stored" };
    case "conflict":
      return { outcome: "failed", reason: "stored_differently" };
    case "held": {
      const parts = partsOfOwn(record);
      if (parts !== undefined) return { outcome: "failed", ...parts };
      return { outcome: comparison.pending ? "awaiting_approval" : "verified" };
    }
  }
}

/**
 * Pure: the end of a day that was broken off for this reason. What the last reading proves is said. With a press of
 * unknown fate nothing may be claimed, nor where every time was seen but no reading since shows it under its kind.
 * Without any press the day was not reached.
 */
export function endOfBrokenDay(record: DayRecord, reason: DayReason | undefined): DayEnd {
  const { sent, wanted, now = [] } = record;
  const broken = reason === undefined ? {} : { reason };
  if (sent.length === 0) return { outcome: "not_reached", ...broken };
  const isSettled = sent.every(({ fate }) => fate !== "pressed" && fate !== "accepted");
  if (!isSettled) return notSettled;
  if (holdsAll(record)) {
    const end = endByReading(record, { automatic: false });
    const isPending = now.some(
      (held) => held.pending && wanted.some((punch) => isSame(held, punch)),
    );
    return end.outcome === "verified" && isPending ? { outcome: "awaiting_approval" } : end;
  }
  const readBack = sent.filter(({ fate }) => fate === "read_back");
  const isSeen = wanted.every(({ timeMin }) => hasTime([...now, ...readBack], timeMin));
  return isSeen ? notSettled : { outcome: "failed", reason: reason ?? "stopped" };
}

const notSettled: DayEnd = { outcome: "unknown", reason: "not_settled" };

/** A stamp of a kind that we do not know may be one that was pressed; no later reading settles that. */
function holdsAll({ wanted, now = [] }: DayRecord): boolean {
  if (now.some(({ kind }) => kind === "unknown")) return false;
  return comparePunches(wanted, now, { automatic: false }).state === "held";
}
