import type { HeldPunch, WantedPunch } from "@jobcan-automation/contract";
import { isSame } from "./compare-punches.ts";

/** A day that Jobcan holds one side of, completed by the sheet's other punches. */
export interface Completion {
  /** The sheet's punches, with Jobcan's own time in place of the sheet's. */
  wanted: WantedPunch[];
  /** Those of them that are missing. */
  send: WantedPunch[];
}

/**
 * Pure: how a day can be completed without changing what is there: one 出勤 or one 退勤 stays at Jobcan's own time, and
 * beside it stand at most punches that complete it. Undefined where anything else is held or about to be deleted, where
 * the sheet has no other side, or where the times would cross.
 */
export function completeSide(
  wanted: readonly WantedPunch[],
  held: readonly HeldPunch[],
): Completion | undefined {
  const [first, last] = [wanted[0], wanted.at(-1)];
  if (first?.kind !== "work_start" || last?.kind !== "work_end") return undefined;
  if (held.some(({ deleting }) => deleting === true)) return undefined;
  const own = held.find((stamp) => isOtherSide(stamp, wanted));
  if (own === undefined) return undefined;
  const completed = wanted.map((punch) =>
    punch.kind === own.kind ? { kind: punch.kind, timeMin: own.timeMin } : punch,
  );
  const fits = held.every((stamp) => completed.some((punch) => isSame(stamp, punch)));
  if (!fits || !isInOrder(completed)) return undefined;
  const send = completed.filter((punch) => !held.some((stamp) => isSame(stamp, punch)));
  return { wanted: completed, send };
}

/** A 出勤 or 退勤 at another time than the sheet's. */
function isOtherSide(stamp: HeldPunch, wanted: readonly WantedPunch[]): boolean {
  if (stamp.kind !== "work_start" && stamp.kind !== "work_end") return false;
  return !wanted.some((punch) => isSame(stamp, punch));
}

function isInOrder(punches: readonly WantedPunch[]): boolean {
  return punches.every(({ timeMin }, index) => {
    const before = punches[index - 1];
    return before === undefined || before.timeMin < timeMin;
  });
}
