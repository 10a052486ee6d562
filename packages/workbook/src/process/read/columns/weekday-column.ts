import { weekdayIn } from "@jobcan-automation/timesheet";
import type { HeadRow } from "./head-row.ts";

/** True for a column whose filled cells are mostly weekdays, and not always the same one. */
export function isWeekdays(column: number, samples: readonly HeadRow[]): boolean {
  const texts = samples.flatMap((row) => row.texts.get(column) ?? []);
  const days = texts.map(weekdayIn).filter((day) => day !== undefined);
  return days.length * 2 > texts.length && (new Set(days).size > 1 || texts.length === 1);
}
