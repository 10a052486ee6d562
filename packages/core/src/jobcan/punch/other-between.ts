import type { HeldPunch, WantedPunch } from "@jobcan-automation/contract";
import { hasTime } from "../../settlement/compare-punches.ts";

/**
 * Pure: whether somebody else's 出勤 or 退勤 has come since the day was decided, when it held what is `known`: what a
 * further press would make of the day is then not known. Breaks count only where the sheet has its own.
 */
export function hasOther(
  held: readonly HeldPunch[],
  { known, wanted }: { known: readonly HeldPunch[]; wanted: readonly WantedPunch[] },
): boolean {
  const wantsBreaks = wanted.some(({ kind }) => kind === "rest_start");
  return held.some(
    (stamp) =>
      !hasTime(known, stamp.timeMin) &&
      !hasTime(wanted, stamp.timeMin) &&
      (wantsBreaks || !isBreak(stamp)),
  );
}

function isBreak({ kind }: HeldPunch): boolean {
  return kind === "rest_start" || kind === "rest_end";
}
