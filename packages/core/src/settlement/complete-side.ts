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
 * beside it stand at most punches that complete it. `automatic`: Jobcan decides kinds by order, so that a lone 退勤 shows
 * as 出勤; it is then taken for the side whose time is nearer. Undefined where anything else is held or about to be
 * deleted, where the sheet has no other side, or where the times would cross.
 */
export function completeSide(
  wanted: readonly WantedPunch[],
  held: readonly HeldPunch[],
  how: { automatic: boolean },
): Completion | undefined {
  const [first, last] = [wanted[0], wanted.at(-1)];
  if (first?.kind !== "work_start" || last?.kind !== "work_end") return undefined;
  if (held.some(({ deleting }) => deleting === true)) return undefined;
  const own = ownSide(wanted, held, how);
  if (own === undefined) return undefined;
  const completed = wanted.map((punch) => (punch.kind === own.kind ? own : punch));
  const isThere = (punch: WantedPunch, stamp: HeldPunch) =>
    how.automatic ? stamp.timeMin === punch.timeMin : isSame(stamp, punch);
  const fits = held.every((stamp) => completed.some((punch) => isThere(punch, stamp)));
  if (!fits || !isInOrder(completed)) return undefined;
  const send = completed.filter((punch) => !held.some((stamp) => isThere(punch, stamp)));
  return { wanted: completed, send };
}

/** The 出勤 or 退勤 that is held at another time than the sheet's. */
function ownSide(
  wanted: readonly WantedPunch[],
  held: readonly HeldPunch[],
  { automatic }: { automatic: boolean },
): WantedPunch | undefined {
  const [lone, ...others] = held;
  if (automatic && lone !== undefined && others.length === 0) {
    const distanceTo = (punch: WantedPunch | undefined) =>
      Math.abs((punch?.timeMin ?? 0) - lone.timeMin);
    const isStart = distanceTo(wanted[0]) <= distanceTo(wanted.at(-1));
    return { kind: isStart ? "work_start" : "work_end", timeMin: lone.timeMin };
  }
  for (const stamp of held) {
    const { kind, timeMin } = stamp;
    if (kind !== "work_start" && kind !== "work_end") continue;
    if (!wanted.some((punch) => isSame(stamp, punch))) return { kind, timeMin };
  }
  return undefined;
}

function isInOrder(punches: readonly WantedPunch[]): boolean {
  return punches.every(({ timeMin }, index) => {
    const before = punches[index - 1];
    return before === undefined || before.timeMin < timeMin;
  });
}
