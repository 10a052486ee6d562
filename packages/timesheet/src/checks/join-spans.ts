import type { RawRow, TimesheetIssue, TimesheetRow } from "@jobcan-automation/contract";
import type { Hours } from "./check-break.ts";
import { formatClock } from "../values/times/clock-time.ts";
import type { Finding } from "./finding.ts";
import { isEmptySpan, readSpan, spanPlace } from "./read-span.ts";

type Breaks = TimesheetRow["breaks"];

/** A day of several shifts as Jobcan takes it: one start, one end, and the time between the shifts as breaks. */
export interface JoinedShifts {
  hours: Hours;
  /** The times between the shifts. */
  gaps: Breaks;
  issues: TimesheetIssue[];
  /** The cells of the shifts that were joined. */
  cells: string[];
}

export interface JoinOptions {
  found: Finding;
  /** The row's own hours; undefined where it only has further ones. */
  hours: Hours | undefined;
  date: string;
}

/**
 * Joins further shifts that lie after the first; others (overlapping, out of order, unreadable, more than Jobcan has
 * breaks for) are reported.
 */
export function joinShifts(
  row: RawRow,
  { found, hours: own, date }: JoinOptions,
): JoinedShifts | undefined {
  const shifts = own ? [own] : [];
  const issues: TimesheetIssue[] = [];
  const cells: string[] = [];
  for (const span of row.spans ?? []) {
    if (span.kind !== "hours" || isEmptySpan(span)) continue;
    const place = spanPlace(row, span);
    const last = shifts.at(-1);
    const read = readSpan(span, date);
    const next = read && last ? onSameNight(read, last) : read;
    if (next && last && isSame(next, shifts)) continue;
    const isTooMany = next && gapsOf([...shifts, next]).length > maxBreaks;
    if (!next || (last && next.startMin < last.endMin) || isTooMany === true)
      issues.push(found("hours_not_read", "warning", { beside: place }));
    else {
      shifts.push(next);
      cells.push(...place.cells);
    }
  }
  const [first, last] = [shifts[0], shifts.at(-1)];
  if (!first || !last) return undefined;
  const hours = { startMin: first.startMin, endMin: last.endMin };
  return { hours, gaps: gapsOf(shifts), issues, cells };
}

/** Adds the row's further breaks; those that do not fit into the hours, and those beyond Jobcan's use, are reported. */
export function joinBreaks(
  row: RawRow,
  breaks: Breaks,
  { found, hours, date }: { found: Finding; hours: Hours; date: string },
): { breaks: Breaks; issues: TimesheetIssue[]; cells: string[] } {
  const all = [...breaks];
  const issues: TimesheetIssue[] = [];
  const cells: string[] = [];
  for (const span of row.spans ?? []) {
    if (span.kind !== "break" || isEmptySpan(span)) continue;
    const place = spanPlace(row, span);
    const read = readSpan(span, date);
    const rest = read && inHours(read, hours);
    if (rest && all.some((other) => isWithin(rest, other))) continue;
    if (!rest || all.length >= maxBreaks || all.some((other) => isOverlapping(rest, other)))
      issues.push(found("break_not_read", "warning", { beside: place }));
    else {
      all.push(rest);
      cells.push(...place.cells);
    }
  }
  return { breaks: all.toSorted((a, b) => a.startMin - b.startMin), issues, cells };
}

/** How a day of several shifts or breaks is entered: "09:00–12:00, 13:00–18:00". */
export function describeParts(
  { hours, breaks }: { hours: Hours; breaks: Breaks },
  { cells, found }: { cells: readonly string[]; found: Finding },
): TimesheetIssue[] {
  if (cells.length === 0) return [];
  const starts = [hours.startMin, ...breaks.map(({ endMin }) => endMin)];
  const ends = [...breaks.map(({ startMin }) => startMin), hours.endMin];
  const parts = starts.map((start, at) => [start, ends[at] ?? start].map(formatClock).join("–"));
  return [
    found("day_in_parts", "info", { beside: { columns: [], cells, text: parts.join(", ") } }),
  ];
}

/** Shifts of 22:00–24:00 and 1:00–5:00 are one night: the second lies on the next morning. */
function onSameNight(next: Hours, last: Hours): Hours {
  const isMorning = last.endMin >= lateMin && next.startMin < earlyMin;
  return isMorning ? { startMin: next.startMin + 1440, endMin: next.endMin + 1440 } : next;
}

function isSame({ startMin, endMin }: Hours, shifts: readonly Hours[]): boolean {
  return shifts.some((shift) => shift.startMin === startMin && shift.endMin === endMin);
}

function gapsOf(shifts: readonly Hours[]): Breaks {
  return shifts.slice(1).flatMap(({ startMin: endMin }, at) => {
    const startMin = shifts[at]?.endMin ?? endMin;
    return startMin < endMin ? [{ startMin, endMin }] : [];
  });
}

/** The break within the hours; on a night shift 1:00 belongs to the next morning. */
function inHours(rest: Hours, hours: Hours): Hours | undefined {
  const later = { startMin: rest.startMin + 1440, endMin: rest.endMin + 1440 };
  return [rest, later].find((moved) => isWithin(moved, hours));
}

export function isWithin(inner: Hours, outer: Hours): boolean {
  return inner.startMin >= outer.startMin && inner.endMin <= outer.endMin;
}

export function isOverlapping(a: Hours, b: Hours): boolean {
  return a.startMin < b.endMin && b.startMin < a.endMin;
}

const lateMin = 22 * 60;
const earlyMin = 6 * 60;
/** As many as a day's order may hold (timesheetRowSchema). */
export const maxBreaks = 5;
