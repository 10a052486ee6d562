import type {
  ColumnRole,
  IssueCode,
  RawCell,
  RawRow,
  TimesheetIssue,
} from "@jobcan-automation/contract";
import { addDays, dayNumberOf } from "../values/dates/calendar.ts";
import { formatClock, parseClockTime, type ClockTimeResult } from "../values/times/clock-time.ts";
import type { Finding } from "./finding.ts";
import { isBlankText, toPlainText } from "../values/texts/plain-text.ts";
import {
  dayOfSerial,
  firstDaySerial,
  parseTimesheetDate,
  splitSerial,
  zoneMin,
} from "../values/dates/timesheet-date.ts";

/** A value, or the issue that says why there is none. */
export type CellReading<T> = { value: T; issue?: never } | { value?: never; issue: TimesheetIssue };

/** What the whole column says of a day that is written without its month or year. */
export interface OpenDate {
  /** The ISO day that is plainly meant. */
  read?: string | undefined;
  /** The ISO day that is most likely meant. */
  suggestion?: string | undefined;
}

/** The ISO day that a cell says in full; undefined for any other. */
export function dayOfCell(cell: RawCell | undefined): string | undefined {
  const day = cell && parseTimesheetDate(cell.number ?? cell.text);
  return day?.ok === true ? day.date : undefined;
}

/** The row's day. */
export function readDateCell(
  row: RawRow,
  { found, open: { read, suggestion } = {} }: { found: Finding; open?: OpenDate },
): CellReading<string> {
  const cell = row.cells.date;
  const missing = missingCode(cell, "missing_date");
  if (!cell || missing)
    return { issue: found(missing ?? "missing_date", "error", { role: "date" }) };
  if (read !== undefined) return { value: read };
  const result = parseTimesheetDate(cell.number ?? cell.text);
  if (!result.ok) {
    const details = { role: "date", suggestion: result.suggestion ?? suggestion } as const;
    return { issue: found(result.code, "error", details) };
  }
  if (!isMidnightInUtc(row)) return { value: result.date };
  const next = wasMoved(row.cells.start) ? undefined : addDays(result.date, 1);
  return { issue: found("utc_day", "error", { role: "date", suggestion: next }) };
}

/**
 * Midnight in Japan is 15:00 UTC of the day before: a date with exactly that time comes from a program that lost the
 * time zone.
 */
function isMidnightInUtc({ cells: { date, start } }: RawRow): boolean {
  return isAtThree(date) && !isAtThree(start) && start?.text.trim() !== "15:00";
}

function isAtThree(cell: RawCell | undefined): boolean {
  if (cell?.number !== undefined)
    return Math.abs(splitSerial(cell.number).fraction - 15 / 24) < 1 / 86_400;
  return /[\sT]15:00(?::00(?:\.0+)?)?$/.test(cell?.text.normalize("NFKC").trim() ?? "");
}

/**
 * True when the start was shifted to UTC with the date (it carries a day, or lies at night as 9:00 does in UTC): a new
 * date alone would not correct the row.
 */
function wasMoved(cell: RawCell | undefined): boolean {
  const text = cell?.text.normalize("NFKC").trim() ?? "";
  if ((cell?.number ?? 0) >= firstDaySerial || dayAndTime.test(text)) return true;
  const start = parseClockTime(cell?.number ?? text);
  return start.ok && start.min < earliestStartMin;
}

const earliestStartMin = 5 * 60;

export interface ReadTimeOptions {
  role: Exclude<ColumnRole, "date" | "note">;
  found: Finding;
  /** The row's day, if it has one. A cell that holds day and time must hold that day or the next. */
  date: string | undefined;
}

/** A time of the row's day, in minutes. */
export function readTimeCell(row: RawRow, options: ReadTimeOptions): CellReading<number> {
  const { role, found, date } = options;
  const cell = row.cells[role];
  const missing = missingCode(cell, missingCodes[role]);
  if (!cell || missing) return { issue: found(missing ?? missingCodes[role], "error", { role }) };
  const result = parseCell(cell, date);
  if (result.ok) return { value: result.min };
  const { code, suggestion } = result;
  return { issue: found(code, "error", { role, suggestion }) };
}

/** True for a missing or blank cell. A formula without a value counts as filled. */
export function isEmptyRaw(cell: RawCell | undefined): boolean {
  return cell === undefined || (cell.formula !== "uncached" && isBlankText(cell.text));
}

/** isEmptyRaw of a row's cell. */
export function isEmptyCell(row: RawRow, role: ColumnRole): boolean {
  return isEmptyRaw(row.cells[role]);
}

function missingCode(cell: RawCell | undefined, code: IssueCode): IssueCode | undefined {
  if (cell?.formula === "uncached") return "formula_without_value";
  return cell === undefined || isBlankText(cell.text) ? code : undefined;
}

/** A cell's time of the day `date`; one that holds day and time must hold that day or the next. */
export function parseCell(cell: RawCell, date: string | undefined): ClockTimeResult {
  if (cell.number === undefined || isReadAsShown(cell)) return parseText(cell.text, date);
  const day = cell.number >= firstDaySerial ? dayOfSerial(cell.number) : undefined;
  if (day === undefined) return parseClockTime(cell.number);
  return onDay(day, parseClockTime(splitSerial(cell.number).fraction), date);
}

/**
 * A time, or a day with a time, as a CSV writes cells that hold both. A day of 1899, 1900 or 1904 is ignored: programs
 * add it to plain times.
 */
function parseText(text: string, date: string | undefined): ClockTimeResult {
  const [, first = "", time = "", zone] = dayAndTime.exec(text.normalize("NFKC").trim()) ?? [];
  if (zone !== undefined && !/^\+09:?00$/.test(zone)) return inJapan(time, zone);
  if (/^(?:1899|190[04])[-/.年]/.test(first)) return parseClockTime(time);
  const day = parseTimesheetDate(first);
  return day.ok ? onDay(day.date, parseClockTime(time), date) : parseClockTime(text);
}

/** A time of another zone is never read as it stands; the time in Japan is suggested. */
function inJapan(time: string, zone: string): ClockTimeResult {
  const clock = parseClockTime(time);
  if (!clock.ok) return clock;
  const min = clock.min - zoneMin(zone) + 9 * 60;
  const suggestion = formatClock(((min % 1440) + 1440) % 1440);
  return { ok: false, code: "not_a_time", suggestion };
}

/** A time with its own day, which must be the row's day or the next. */
function onDay(day: string, time: ClockTimeResult, date: string | undefined): ClockTimeResult {
  const daysOn = date === undefined ? 0 : dayNumberOf(day) - dayNumberOf(date);
  if (!time.ok || daysOn < 0 || daysOn > 1) return { ok: false, code: "not_a_time" };
  return { ok: true, min: time.min + daysOn * 1440 };
}

/**
 * True when the shown text, not the number, decides: "0" or "1" was not typed as a time (as fractions of a day they are
 * 0:00 and 24:00), "171:00" is a duration, and a day alone or a day's serial is no time.
 */
function isReadAsShown(cell: RawCell): boolean {
  return /^(?:\d{1,2}|\d{5}|\d+:\d{2}|\d{4}-\d{2}-\d{2})$/.test(toPlainText(cell.text));
}

const dayAndTime =
  /^(\S+?)(?:\s+|T)(\d{1,2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i;

const missingCodes = {
  start: "missing_start",
  end: "missing_end",
  breakStart: "missing_break_side",
  breakEnd: "missing_break_side",
} as const;
