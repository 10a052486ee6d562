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
