import type { PunchKind } from "../tenants/tenant.ts";
import type { DayPunch, StoredPunch } from "./punch.ts";

/**
 * The day's stamps in time order with their meaning: the first is 出勤, an even last one 退勤, those between
 * are 休憩開始 and 休憩終了 in turn. So a stamp added later can change what the others mean (docs/jobcan.md §5.2).
 */
export function decideKinds(stamps: readonly StoredPunch[]): DayPunch[] {
  const sorted = stamps.toSorted((a, b) => a.minutes - b.minutes || a.id - b.id);
  const automatic = sorted.filter((stamp) => stamp.chosenKind === null);
  return sorted.map((stamp) =>
    withKind(stamp, stamp.chosenKind ?? kindAt(automatic.indexOf(stamp), automatic.length)),
  );
}

function withKind(stamp: StoredPunch, kind: PunchKind): DayPunch {
  return { ...stamp, kind };
}

function kindAt(index: number, count: number): PunchKind {
  if (index === 0) return "work_start";
  const goesOut = index % 2 === 1;
  if (!goesOut) return "rest_end";
  return index === count - 1 ? "work_end" : "rest_start";
}
