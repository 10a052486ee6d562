import {
  type RawRow,
  type RawSheet,
  type TimesheetIssue,
  type TimesheetRow,
  workbookLimits,
} from "@jobcan-automation/contract";
import { isHoliday, isWeekend } from "../values/dates/calendar.ts";
import { checkBreak, type Hours } from "./check-break.ts";
import { formatClock } from "../values/times/clock-time.ts";
import { warnOfDay, warnOfSpan } from "./day-warnings.ts";
import { doubtOfDay, isDoubtful, saysLeave, unreadHours } from "./doubts.ts";
import { createFinding, type Finding } from "./finding.ts";
import {
  describeParts,
  isOverlapping,
  isWithin,
  joinBreaks,
  joinShifts,
  type JoinedShifts,
  maxBreaks,
} from "./join-spans.ts";
import { isEmptyCell, type OpenDate, readDateCell, readTimeCell } from "./read-cell.ts";
import { isEmptySpan, spanPlace } from "./read-span.ts";
import { isExample, kindOfRow } from "./row-kind.ts";

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
  /** Absent for a day that is written in full. */
  open?: OpenDate;
  /** True for a row whose day only lacks the month: said once for the sheet. */
  lacksMonth: boolean;
}

/** Checks one row by itself; undefined when it is blank. */
export function checkRow(raw: RawRow, options: CheckRowOptions): CheckedRow | undefined {
  const { sheet, ...others } = options;
  const input = { raw, found: createFinding(sheet, raw), ...others };
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

interface RowInput extends Omit<CheckRowOptions, "sheet"> {
  raw: RawRow;
  found: Finding;
}

/**
 * A row without times has nothing to enter, so nothing is an error. A past working day gets a warning, as its times may
 * be forgotten.
 */
function checkListedDay(
  { raw, found, today, open, lacksMonth }: RowInput,
  kind: "off" | "zero" | "listed",
): CheckedRow {
  const date = readDateCell(raw, { found, ...(open && { open }) });
  const row = { raw, hasTimes: false, timesheetRow: undefined };
  if (date.issue) {
    const issues = lacksMonth ? [] : [{ ...date.issue, level: "warning" as const }];
    return { ...row, date: undefined, issues };
  }
  const isExpected =
    kind === "off" ||
    isExample(raw) ||
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
    issues: [...zero, ...missing, ...unreadHours(raw, { found }), ...unreadShifts(raw, found)],
  };
}

/** Further shifts of a row that is read as a day off or as no day. */
function unreadShifts(raw: RawRow, found: Finding): TimesheetIssue[] {
  return (raw.spans ?? [])
    .filter((span) => span.kind === "hours" && !isEmptySpan(span))
    .map((span) => found("hours_not_read", "warning", { beside: spanPlace(raw, span) }));
}

function checkWorkDay({ raw, found, today, open, lacksMonth }: RowInput): CheckedRow {
  const date = readDateCell(raw, { found, ...(open && { open }) });
  const own = readOwnHours(raw, found, date.value);
  const issues = [...(date.issue && !lacksMonth ? [date.issue] : []), ...own.issues];
  if (raw.hidden) issues.unshift(found("hidden_row", "warning", { role: "date" }));
  const row = { raw, date: date.value, hasTimes: true, issues, timesheetRow: undefined };
  if (own.issues.some(isError) || date.value === undefined) return row;
  const day = { found, date: date.value };
  const joined = joinShifts(raw, { ...day, hours: own.hours });
  if (!joined) return { ...row, issues: [...issues, ...missingHours(raw, found)] };
  const { hours } = joined;
  const rests = checkBreaks(raw, joined, day);
  issues.push(
    ...joined.issues,
    ...rests.issues,
    ...describeParts(
      { hours, breaks: rests.breaks },
      { cells: [...joined.cells, ...rests.cells], found },
    ),
    ...warnOfSpan(hours, found),
    ...warnOfDay(raw, { ...day, today }),
    ...doubtOfDay(raw, { ...day, hours }),
  );
  if (issues.some(isError)) return row;
  const { breaks } = rests;
  return { ...row, timesheetRow: toTimesheetRow(row, { ...hours, date: date.value, breaks }) };
}

/** The hours in the columns of start and end; none where only a further shift has hours. */
function readOwnHours(
  raw: RawRow,
  found: Finding,
  date: string | undefined,
): { hours?: Hours; issues: TimesheetIssue[] } {
  if (isOnlyFurther(raw)) return { issues: [] };
  const start = readTimeCell(raw, { role: "start", found, date });
  const end = readTimeCell(raw, { role: "end", found, date });
  const issues = [start.issue, end.issue].filter((issue) => issue !== undefined);
  if (start.value === undefined || end.value === undefined) return { issues };
  const span = readOwnSpan(start.value, end.value, found);
  return span.endMin === undefined
    ? { issues: span.issues }
    : { hours: { startMin: start.value, endMin: span.endMin }, issues: span.issues };
}

function isOnlyFurther(raw: RawRow): boolean {
  const isEmpty = isEmptyCell(raw, "start") && isEmptyCell(raw, "end");
  return isEmpty && raw.spans?.some((span) => span.kind === "hours" && !isEmptySpan(span)) === true;
}

function missingHours(raw: RawRow, found: Finding): TimesheetIssue[] {
  return [found("missing_start", "error", { role: "start" }), ...unreadShifts(raw, found)];
}

/** The breaks between shifts, in the columns of the break, and further ones. */
function checkBreaks(
  raw: RawRow,
  { hours, gaps }: JoinedShifts,
  { found, date }: { found: Finding; date: string },
): ReturnType<typeof joinBreaks> {
  const first = checkBreak(raw, { found, hours, date });
  const own = first.breaks.filter((rest) => !gaps.some((gap) => isWithin(rest, gap)));
  const isCrossing = own.some((rest) => gaps.some((gap) => isOverlapping(rest, gap)));
  const crossing = isCrossing
    ? [found("break_outside_hours", "error", { role: "breakStart" })]
    : [];
  const isTooMany = gaps.length + own.length > maxBreaks;
  const unread = isTooMany ? [found("break_not_read", "warning", { role: "breakStart" })] : [];
  const breaks = isTooMany ? gaps : [...gaps, ...own];
  const joined = joinBreaks(raw, breaks, { found, hours, date });
  return { ...joined, issues: [...first.issues, ...crossing, ...unread, ...joined.issues] };
}

function isError({ level }: TimesheetIssue): boolean {
  return level === "error";
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
function readOwnSpan(
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
