import {
  type DayReason,
  type DayRecord,
  type RecheckDay,
  type TimesheetRow,
  type WantedPunch,
  AutofillError,
} from "@jobcan-automation/contract";
import { byDate } from "@jobcan-automation/timesheet";

/** What a recheck reads of an earlier order, and what of it stays as it was. */
export interface RecheckOf {
  /** The days to read, those that awaited approval first. */
  rows: TimesheetRow[];
  /** Days that the user's own rules left out: nothing of them is expected at Jobcan. */
  leftOut: DayRecord[];
  /** The 打刻場所 that each of them was to have, by date; a day that is not there asked for none. */
  places: Record<string, string>;
}

/**
 * Pure: the days of an earlier job or receipt as a recheck takes them, each with what it had to be. Throws
 * INVALID_TIMESHEET {row, date} for a day that is no row of a sheet, or stands there twice.
 */
export function recheckOf(days: readonly RecheckDay[]): RecheckOf {
  const sorted = days.toSorted(byDate);
  const twice = sorted.find(({ date }, index) => sorted[index + 1]?.date === date);
  if (twice !== undefined) throw unlikeRow(twice.row, twice.date);
  const toRead = sorted.filter((day) => !isLeftOut(day));
  return {
    rows: [...toRead.filter(isAwaiting), ...toRead.filter((day) => !isAwaiting(day))].map(rowOf),
    leftOut: sorted.filter(isLeftOut).map(leftOutDay),
    places: Object.fromEntries(toRead.flatMap(expectedPlace)),
  };
}

const ownRules: ReadonlySet<DayReason> = new Set(["holiday", "leave", "leave_unread"]);

function isLeftOut({ outcome, reason }: RecheckDay): boolean {
  return outcome === "skipped" && reason !== undefined && ownRules.has(reason);
}

function leftOutDay(day: RecheckDay): DayRecord {
  return { ...day, sent: [] };
}

function isAwaiting({ outcome, reason }: RecheckDay): boolean {
  return outcome === "awaiting_approval" || reason === "already_awaiting";
}

/** One day's, or none: of what was sent, what the form could take. */
function expectedPlace({ date, place, notTaken = [], outcome }: RecheckDay): [string, string][] {
  const isExpected = !notTaken.includes("place") && outcome !== "skipped";
  return place === undefined || !isExpected ? [] : [[date, place]];
}

/** A part that the form could not take, or of a day that nothing was sent of, is not expected to be there. */
function rowOf(day: RecheckDay): TimesheetRow {
  const { date, row, wanted, note, notTaken = [], outcome } = day;
  const [first, ...rest] = wanted;
  const last = rest.pop();
  if (first?.kind !== "work_start" || last?.kind !== "work_end") throw unlikeRow(row, date);
  const breaks = breaksOf(rest);
  if (breaks === undefined) throw unlikeRow(row, date);
  const times = { startMin: first.timeMin, endMin: last.timeMin, breaks };
  return {
    row,
    date,
    ...times,
    note: notTaken.includes("note") || outcome === "skipped" ? "" : note,
  };
}

function breaksOf(between: readonly WantedPunch[]): TimesheetRow["breaks"] | undefined {
  if (between.length % 2 !== 0) return undefined;
  const breaks: TimesheetRow["breaks"] = [];
  for (const [index, start] of between.entries()) {
    const end = between[index + 1];
    if (index % 2 !== 0 || end === undefined) continue;
    if (start.kind !== "rest_start" || end.kind !== "rest_end") return undefined;
    breaks.push({ startMin: start.timeMin, endMin: end.timeMin });
  }
  return breaks;
}

function unlikeRow(row: number, date: string): AutofillError {
  return new AutofillError("INVALID_TIMESHEET", { row, date });
}
