import type { DayOutcome, DayRecord } from "@jobcan-automation/contract";

/** How many days have each outcome that occurred. */
export function outcomesOf(days: readonly DayRecord[]): Partial<Record<DayOutcome, number>> {
  const counts: Partial<Record<DayOutcome, number>> = {};
  for (const { outcome } of days) {
    if (outcome !== undefined) counts[outcome] = (counts[outcome] ?? 0) + 1;
  }
  return counts;
}
