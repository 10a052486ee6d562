import { type TimesheetRow, AutofillError } from "@jobcan-automation/contract";

/**
 * Rows as the queue takes them: each day once, and every span of time ends after it starts. Throws INVALID_TIMESHEET
 * {row, date}.
 */
export function checkRows(rows: readonly TimesheetRow[]): void {
  const seen = new Set<string>();
  for (const row of rows) {
    if (seen.has(row.date) || !isInOrder(row)) {
      throw new AutofillError("INVALID_TIMESHEET", { row: row.row, date: row.date });
    }
    seen.add(row.date);
  }
}

function isInOrder(row: TimesheetRow): boolean {
  if (row.endMin <= row.startMin) return false;
  const breaks = row.breaks.toSorted((a, b) => a.startMin - b.startMin);
  let from = row.startMin;
  for (const { startMin, endMin } of breaks) {
    if (startMin < from || endMin <= startMin || endMin > row.endMin) return false;
    from = endMin;
  }
  return true;
}
