import type { TimesheetRow, WantedPunch } from "@jobcan-automation/contract";

/** The punches of a day in order of time: in, each break's start and end, out. */
export function wantedPunches(row: TimesheetRow): WantedPunch[] {
  const breaks = row.breaks.toSorted((a, b) => a.startMin - b.startMin);
  return [
    { kind: "work_start", timeMin: row.startMin },
    ...breaks.flatMap(({ startMin, endMin }): WantedPunch[] => [
      { kind: "rest_start", timeMin: startMin },
      { kind: "rest_end", timeMin: endMin },
    ]),
    { kind: "work_end", timeMin: row.endMin },
  ];
}

/** How many 打刻修正 these rows record at most: one a punch, in and out and both ends of each break. */
export function correctionsOf(rows: readonly Pick<TimesheetRow, "breaks">[]): number {
  return rows.reduce((sum, { breaks }) => sum + 2 + 2 * breaks.length, 0);
}
