import { type RawRow, type TimesheetIssue, workbookLimits } from "@jobcan-automation/contract";
import { isHoliday, isWeekend } from "../values/dates/calendar.ts";
import type { Hours } from "./check-break.ts";
import { isCutText } from "../values/texts/cut-text.ts";
import type { Finding } from "./finding.ts";

/** Warnings for hours that are possible but rarely meant. */
export function warnOfSpan({ startMin, endMin }: Hours, found: Finding): TimesheetIssue[] {
  const spanMin = endMin - startMin;
  if (spanMin < 30) return [found("under_30_minutes", "warning", { role: "end" })];
  return spanMin > 16 * 60 ? [found("over_16_hours", "warning", { role: "end" })] : [];
}

export interface WarnOfDayOptions {
  date: string;
  today: string;
  found: Finding;
}

/** Warnings for days that are possible but rarely meant, and for a note that was cut. */
export function warnOfDay(row: RawRow, options: WarnOfDayOptions): TimesheetIssue[] {
  const { date, today, found } = options;
  const issues: TimesheetIssue[] = [];
  const warn = (code: TimesheetIssue["code"]) =>
    issues.push(found(code, "warning", { role: "date" }));
  if (date > today) warn("future_day");
  if (date < oneYearBefore(today)) warn("over_one_year_old");
  if (isHoliday(date)) warn("holiday");
  else if (isWeekend(date)) warn("weekend");
  if (isCutText(row.cells.note?.text ?? "", workbookLimits.maxCellChars))
    issues.push(found("text_cut", "info", { role: "note" }));
  return issues;
}

/** For comparing ISO days as text only: on 29 February the result is no calendar day, but it sorts correctly. */
function oneYearBefore(today: string): string {
  return `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`;
}
