import type { Shift } from "../tenants/tenant.ts";
import type { DayPunch } from "./punch.ts";

/** What a day's stamps add up to, minutes; null where they do not say. */
export interface DayHours {
  readonly start: number | null;
  readonly end: number | null;
  readonly rest: number;
  readonly work: number | null;
  readonly overtime: number;
  readonly night: number;
}

const nightStart = 1320;
const nightEnd = 1740;
const fullDay = 480;

/** Adds up a day; a day of six hours or more without its own breaks takes the break of the shift. */
export function dayHours(stamps: readonly DayPunch[], shift: Shift | null): DayHours {
  const start = stamps.find((stamp) => stamp.kind === "work_start")?.minutes ?? null;
  const end = stamps.findLast((stamp) => stamp.kind === "work_end")?.minutes ?? null;
  if (start === null || end === null || end <= start) {
    return { start, end, rest: stampedRest(stamps), work: null, overtime: 0, night: 0 };
  }
  const span = end - start;
  const rest = stampedRest(stamps) || (span >= 360 ? (shift?.breakMinutes ?? 0) : 0);
  const work = Math.max(0, span - rest);
  const night = Math.max(0, Math.min(end, nightEnd) - Math.max(start, nightStart));
  return { start, end, rest, work, overtime: Math.max(0, work - fullDay), night };
}

function stampedRest(stamps: readonly DayPunch[]): number {
  let rest = 0;
  let since: number | null = null;
  for (const stamp of stamps) {
    if (stamp.kind === "rest_start") since = stamp.minutes;
    if (stamp.kind !== "rest_end" || since === null) continue;
    rest += stamp.minutes - since;
    since = null;
  }
  return rest;
}
