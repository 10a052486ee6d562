import {
  type RawRow,
  type RawSheet,
  type TimesheetIssue,
  type TimesheetRow,
  workbookLimits,
} from "@jobcan-automation/contract";
import { isHoliday, isWeekend } from "../values/calendar.ts";
import { checkBreak } from "./check-break.ts";
import { formatClock } from "../values/clock-time.ts";
import { warnOfDay, warnOfSpan } from "./day-warnings.ts";
import { doubtOfDay, isDoubtful, saysLeave, unreadHours } from "./doubts.ts";
import { createFinding, type Finding } from "./finding.ts";
import { readDateCell, readTimeCell } from "./read-cell.ts";
import { kindOfRow } from "./row-kind.ts";

/** The result of checking one row. `timesheetRow` is set when the row itself has no error. */
export interface CheckedRow {
  raw: RawRow;
  date: string | undefined;
  /** False for a row without times to enter, such as a day off. */
  hasTimes: boolean;
  issues: TimesheetIssue[];
  timesheetRow: TimesheetRow | undefined;
}

export interface CheckRowOptions {
  sheet: RawSheet;
  today: string;
  /** The ISO day that an incomplete date most likely means. */
  suggestion: string | undefined;
}

/** Checks one row by itself; undefined when it is blank. */
export function checkRow(raw: RawRow, options: CheckRowOptions): CheckedRow | undefined {
  const { sheet, today, suggestion } = options;
  const input = { raw, found: createFinding(sheet, raw), today, suggestion };
  const kind = kindOfRow(raw);
  switch (kind) {
    case "blank":
      return undefined;
    case "work":
      return checkWorkDay(input);
    case "off":
    case "zero":
    case "listed":
      return checkListedDay(input, kind);
  }
}

interface RowInput {
  raw: RawRow;
  found: Finding;
  today: string;
  suggestion: string | undefined;
}

/**
 * A row without times has nothing to enter, so nothing is an error. A past working day gets a warning, as its times may
 * be forgotten.
 */
function checkListedDay(
  { raw, found, today, suggestion }: RowInput,
  kind: "off" | "zero" | "listed",
): CheckedRow {
  const date = readDateCell(raw, { found, suggestion });
  const row = { raw, hasTimes: false, timesheetRow: undefined };
  if (date.issue) return { ...row, date: undefined, issues: [{ ...date.issue, level: "warning" }] };
  const isExpected =
    kind === "off" ||
    saysLeave(raw) ||
    date.value > today ||
    isWeekend(date.value) ||
    isHoliday(date.value);
  const zero = kind === "zero" ? [found("zero_hours", "info", { role: "start" })] : [];
  const missing =
    isExpected || kind === "zero" ? [] : [found("missing_start", "warning", { role: "start" })];
  return {
    ...row,
    date: date.value,
    issues: [...zero, ...missing, ...unreadHours(raw, { found })],
  };
}

function checkWorkDay({ raw, found, today, suggestion }: RowInput): CheckedRow {
  const date = readDateCell(raw, { found, suggestion });
  const start = readTimeCell(raw, { role: "start", found, date: date.value });
  const end = readTimeCell(raw, { role: "end", found, date: date.value });
  const issues = [date.issue, start.issue, end.issue].filter((issue) => issue !== undefined);
  if (raw.hidden) issues.unshift(found("hidden_row", "warning", { role: "date" }));
  const row = { raw, date: date.value, hasTimes: true, issues, timesheetRow: undefined };
  if (start.value === undefined || end.value === undefined) return row;
  const span = readSpan(start.value, end.value, found);
  issues.push(...span.issues);
  if (span.endMin === undefined || date.value === undefined) return row;
  const hours = { startMin: start.value, endMin: span.endMin };
  const breaks = checkBreak(raw, { found, hours, date: date.value });
  issues.push(
    ...breaks.issues,
    ...warnOfSpan(hours, found),
    ...warnOfDay(raw, { date: date.value, today, found }),
    ...doubtOfDay(raw, { date: date.value, hours, found }),
  );
  if (issues.some((issue) => issue.level === "error")) return row;
  return { ...row, timesheetRow: toTimesheetRow(row, { ...hours, date: date.value, ...breaks }) };
}

function toTimesheetRow(
  { raw, issues }: Pick<CheckedRow, "raw" | "issues">,
  day: Pick<TimesheetRow, "date" | "startMin" | "endMin" | "breaks">,
): TimesheetRow {
  const { date, startMin, endMin, breaks } = day;
  const note = (raw.cells.note?.text ?? "").trim().slice(0, workbookLimits.maxCellChars);
  return {
    row: raw.row,
    date,
    startMin,
    endMin,
    breaks,
    note,
    ...(raw.block === undefined ? {} : { block: raw.block }),
    ...(issues.some(isDoubtful) ? { doubtful: true } : {}),
  };
}

/** An end at or before the start belongs to the next morning, as long as the span is not longer than people work. */
function readSpan(
  startMin: number,
  endMin: number,
  found: Finding,
): { endMin: number | undefined; issues: TimesheetIssue[] } {
  if (endMin > startMin) return { endMin, issues: [] };
  const nextMorning = endMin + 1440;
  if (endMin < 1440 && nextMorning > startMin && nextMorning - startMin <= longestOvernightMin) {
    const suggestion = formatClock(nextMorning);
    return {
      endMin: nextMorning,
      issues: [found("overnight_understood", "info", { role: "end", suggestion })],
    };
  }
  return { endMin: undefined, issues: [found("end_not_after_start", "error", { role: "end" })] };
}

const longestOvernightMin = 16 * 60;
