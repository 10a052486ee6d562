import type { TimesheetRow } from "@jobcan-automation/contract";

/** How many 打刻修正 these rows record at most: one a punch, in and out and both ends of each break. */
export function correctionsOf(rows: readonly Pick<TimesheetRow, "breaks">[]): number {
  return rows.reduce((sum, { breaks }) => sum + 2 + 2 * breaks.length, 0);
}
