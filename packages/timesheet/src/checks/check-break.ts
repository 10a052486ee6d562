import type { RawRow, TimesheetIssue, TimesheetRow } from "@jobcan-automation/contract";
import type { Finding } from "./finding.ts";
import { isEmptyCell, readTimeCell } from "./read-cell.ts";

export interface Hours {
  startMin: number;
  endMin: number;
}

export interface CheckBreakOptions {
  found: Finding;
  /** The day's hours; an end after midnight is 24:00 or later. */
  hours: Hours;
  date: string;
}

/** The row's break, if it has one. It must lie within the hours; on a night shift 1:00 belongs to the next morning. */
export function checkBreak(
  row: RawRow,
  options: CheckBreakOptions,
): { breaks: TimesheetRow["breaks"]; issues: TimesheetIssue[] } {
  if (isEmptyCell(row, "breakStart") && isEmptyCell(row, "breakEnd"))
    return { breaks: [], issues: [] };
  const { found, hours, date } = options;
  const start = readTimeCell(row, { role: "breakStart", found, date });
  const end = readTimeCell(row, { role: "breakEnd", found, date });
  const issues = [start.issue, end.issue].filter((issue) => issue !== undefined);
  if (start.value === undefined || end.value === undefined) return { breaks: [], issues };
  const startMin = notBefore(start.value, hours.startMin);
  const endMin = notBefore(end.value, startMin);
  if (endMin > startMin && startMin >= hours.startMin && endMin <= hours.endMin) {
    return { breaks: [{ startMin, endMin }], issues: [] };
  }
  return { breaks: [], issues: [found("break_outside_hours", "error", { role: "breakStart" })] };
}

function notBefore(min: number, earliestMin: number): number {
  return min < earliestMin && min < 1440 ? min + 1440 : min;
}
