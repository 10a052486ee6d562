import type { HeldPunch, WantedPunch } from "@jobcan-automation/contract";

/** How what Jobcan holds of a day stands to what the sheet asks for. */
export type Comparison =
  | { state: "held"; pending: boolean }
  | { state: "missing"; missing: WantedPunch[] }
  | { state: "conflict" };

/**
 * Pure: compares by kind and time. Stamps the sheet says nothing about (breaks, where it has none) are left out of
 * it; a different 出勤 or 退勤 is a conflict, and so is a stamp about to be deleted: what such a day will hold is not
 * settled. `automatic`: Jobcan decides kinds by order, so a day left half done by an earlier run may show its last
 * stamp under another kind; the first wanted times, and no others, are then read as that.
 */
export function comparePunches(
  wanted: readonly WantedPunch[],
  held: readonly HeldPunch[],
  how: { automatic: boolean },
): Comparison {
  const found = (punch: WantedPunch) => held.filter((stamp) => isSame(stamp, punch));
  const missing = wanted.filter((punch) => found(punch).length === 0);
  const beside = held.filter((stamp) => !wanted.some((punch) => isSame(stamp, punch)));
  if (held.some((stamp) => stamp.deleting)) return { state: "conflict" };
  if (how.automatic && isOwnBeginning(wanted, held)) {
    if (held.length < wanted.length)
      return { state: "missing", missing: wanted.slice(held.length) };
  }
  if (beside.some((stamp) => contradicts(stamp, wanted, missing.length > 0)))
    return { state: "conflict" };
  if (missing.length === 0) {
    const pending = wanted.some((punch) => found(punch).every((stamp) => stamp.pending));
    return { state: "held", pending };
  }
  const isTaken = missing.some((punch) => hasTime(held, punch.timeMin));
  if (isTaken || (how.automatic && !keepsOrder(wanted, beside))) return { state: "conflict" };
  return { state: "missing", missing };
}

/**
 * Pure: whether a stamp at this time is there, of whatever kind: while a day is being entered, kinds may still change
 * with the next stamp.
 */
export function hasTime(held: readonly Pick<HeldPunch, "timeMin">[], timeMin: number): boolean {
  return held.some((stamp) => stamp.timeMin === timeMin);
}

/** Pure: whether a stamp is the one that is asked for: under its kind, at its time. */
export function isSame(held: HeldPunch, wanted: WantedPunch): boolean {
  return held.kind === wanted.kind && held.timeMin === wanted.timeMin;
}

/** Held stamps are the first of the wanted times, in order, with nothing else beside them. */
function isOwnBeginning(wanted: readonly WantedPunch[], held: readonly HeldPunch[]): boolean {
  return held.length > 0 && held.every((stamp, index) => stamp.timeMin === wanted[index]?.timeMin);
}

/**
 * Where order decides kinds, breaks beside the wanted punches leave them their kinds only in pairs and between the
 * first and the last.
 */
function keepsOrder(wanted: readonly WantedPunch[], beside: readonly HeldPunch[]): boolean {
  const [first = 0, last = 0] = [wanted[0]?.timeMin, wanted.at(-1)?.timeMin];
  const isInside = ({ timeMin }: HeldPunch) => first < timeMin && timeMin < last;
  return beside.length % 2 === 0 && beside.every(isInside);
}

function contradicts(
  stamp: HeldPunch,
  wanted: readonly WantedPunch[],
  incomplete: boolean,
): boolean {
  if (stamp.kind === "work_start" || stamp.kind === "work_end") return true;
  if (stamp.kind === "unknown") return incomplete;
  return wanted.some((punch) => punch.kind === "rest_start");
}
