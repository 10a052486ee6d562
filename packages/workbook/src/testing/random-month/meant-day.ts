import { formatClock } from "@jobcan-automation/timesheet";

/** A day as its owner means it, in minutes; an end after midnight is 24:00 or later. */
export interface MeantDay {
  /** Day of November 2026. */
  day: number;
  start: number;
  end: number;
  /** The time between two shifts, or a break. */
  gap: { start: number; end: number } | undefined;
}

/** A day of many starts and lengths; some go over midnight, and where the layout has room some have a break. */
export function meantDay(day: number, seed: number, hasGaps: boolean): MeantDay {
  const isNight = seed % 11 === 0;
  const start = isNight ? 21 * 60 + (seed % 23) * 5 : 7 * 60 + (seed % 37) * 5;
  const end = start + 7 * 60 + (seed % 41) * 5;
  const rest = { start: start + 180, end: start + 180 + 15 + (seed % 9) * 5 };
  return { day, start, end, gap: hasGaps && !isNight && seed % 3 > 0 ? rest : undefined };
}

/** The day as `readGrid` spells it. */
export function spellDay({ day, start, end, gap }: MeantDay): string {
  const rest = gap ? ` (${clock(gap.start)}-${clock(gap.end)})` : "";
  return `11-${String(day).padStart(2, "0")} ${clock(start)}-${clock(end)}${rest}`;
}

/** "9:05", "26:00". */
export function clock(min: number): string {
  return formatClock(min).replace(/^0/, "");
}
