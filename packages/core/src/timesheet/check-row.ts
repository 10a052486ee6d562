import type {
  ColumnRole,
  RawRow,
  RawSheet,
  TimesheetIssue,
  TimesheetRow,
} from "@jobcan-automation/contract";
import { workbookLimits } from "@jobcan-automation/contract/limits";
import { isHoliday, isWeekend } from "./calendar.ts";
import { checkBreak } from "./check-break.ts";
import { warnOfDay, warnOfSpan } from "./day-warnings.ts";
import { createFinding } from "./finding.ts";
import type { Finding } from "./finding.ts";
import { formatClock } from "./clock-time.ts";
import { toPlainText } from "./plain-text.ts";
import { isEmptyCell, readDateCell, readTimeCell } from "./read-cell.ts";

/** What one row came to. `timesheetRow` is there when nothing is wrong with the row itself. */
export interface CheckedRow {
  raw: RawRow;
  date: string | undefined;
  /** False for a day that is only listed, as days off are. */
  hasTimes: boolean;
  issues: TimesheetIssue[];
  timesheetRow: TimesheetRow | undefined;
}

export interface CheckRowOptions {
  sheet: RawSheet;
  today: string;
}

/** Checks one row by itself; undefined when it is blank. */
export function checkRow(raw: RawRow, options: CheckRowOptions): CheckedRow | undefined {
  const filled = (role: ColumnRole) => !isEmptyCell(raw, role);
  if (!timeRoles.some(filled) && !filled("date")) return undefined;
  const { sheet, today } = options;
  const row = { raw, found: createFinding(sheet, raw), today, month: sheet.month };
  return timeRoles.some(filled) && !isNoDay(raw) ? checkWorkDay(row) : checkListedDay(row);
}

/** A line below the days: one that adds them up, or that has not a digit where days and times stand, as a box to sign. */
function isNoDay(raw: RawRow): boolean {
  const texts = (["date", ...timeRoles] as const).map((role) =>
    raw.cells[role]?.formula === "uncached" ? "0" : toPlainText(raw.cells[role]?.text ?? ""),
  );
  return sumLabel.test(texts[0] ?? "") || !texts.some((text) => /\d/.test(text));
}

interface RowInHand {
  raw: RawRow;
  found: Finding;
  today: string;
  month: string | undefined;
}

/** A row with no time, or one below the days: nothing to enter, so nothing to refuse. Said of a working day that has come, where a time may be forgotten. */
function checkListedDay({ raw, found, today, month }: RowInHand): CheckedRow {
  const date = readDateCell(raw, { found, today, month });
  const row = { raw, hasTimes: false, timesheetRow: undefined };
  if (date.issue) return { ...row, date: undefined, issues: [{ ...date.issue, level: "warning" }] };
  const isExpected = date.value > today || isWeekend(date.value) || isHoliday(date.value);
  const issues = isExpected ? [] : [found("missing_start", "warning", { role: "start" })];
  return { ...row, date: date.value, issues };
}

function checkWorkDay({ raw, found, today, month }: RowInHand): CheckedRow {
  const date = readDateCell(raw, { found, today, month });
  const start = readTimeCell(raw, { role: "start", found, date: date.value });
  const end = readTimeCell(raw, { role: "end", found, date: date.value });
  const issues = [date.issue, start.issue, end.issue].filter((issue) => issue !== undefined);
  if (raw.hidden) issues.unshift(found("hidden_row", "warning", { role: "date" }));
  const row = { raw, date: date.value, hasTimes: true, issues, timesheetRow: undefined };
  if (start.value === undefined || end.value === undefined) return row;
  const span = understandSpan(start.value, end.value, found);
  issues.push(...span.issues);
  if (span.endMin === undefined || date.value === undefined) return row;
  const hours = { startMin: start.value, endMin: span.endMin };
  const breaks = checkBreak(raw, { found, hours, date: date.value });
  issues.push(
    ...breaks.issues,
    ...warnOfSpan(hours, found),
    ...warnOfDay(raw, { date: date.value, today, found }),
  );
  if (issues.some((issue) => issue.level === "error")) return row;
  const note = (raw.cells.note?.text ?? "").trim().slice(0, workbookLimits.maxCellChars);
  return {
    ...row,
    timesheetRow: { row: raw.row, date: date.value, ...hours, breaks: breaks.breaks, note },
  };
}

/** An end at or before the start is the next morning's as long as that makes a span people work (product, "times"). */
function understandSpan(
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

const sumLabel = /^(?:[合小総累月]?計|総合計|平均|(?:sub)?total|sum|average):?$/i;
const longestOvernightMin = 16 * 60;
const timeRoles = ["start", "end", "breakStart", "breakEnd"] as const;
