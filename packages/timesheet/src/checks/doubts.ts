import {
  doubtfulIssueCodes,
  type IssueCode,
  type RawRow,
  type TimesheetIssue,
} from "@jobcan-automation/contract";
import { addDays, weekdayOf } from "../values/dates/calendar.ts";
import type { Hours } from "./check-break.ts";
import { parseClockTime } from "../values/times/clock-time.ts";
import { doubtOfMarks } from "./doubt-of-marks.ts";
import { doubtOfNote } from "./doubt-of-note.ts";
import type { Finding } from "./finding.ts";
import { leaveIn } from "../values/texts/leave-words.ts";
import { toPlainText } from "../values/texts/plain-text.ts";
import { parseTimesheetDate } from "../values/dates/timesheet-date.ts";
import { splitTimeRange } from "../values/times/time-range.ts";
import { weekdayBehind, weekdayIn, withoutWeekday } from "../values/dates/weekday.ts";

/** True for an issue that keeps its row from being entered until the user confirms the hours. */
export function isDoubtful({ code }: TimesheetIssue): boolean {
  return doubtfulCodes.has(code);
}

const doubtfulCodes: ReadonlySet<IssueCode> = new Set(doubtfulIssueCodes);

interface DoubtOptions {
  date: string;
  hours: Hours;
  found: Finding;
}

/** Issues for what contradicts the row's hours. */
export function doubtOfDay(row: RawRow, { date, hours, found }: DoubtOptions): TimesheetIssue[] {
  return [
    ...doubtOfWeekday(row, date, found),
    ...doubtOfLeave(row, hours, found),
    ...unreadHours(row, { found, hours }),
    ...doubtOfEndDay(row, { date, hours, found }),
    ...doubtOfMarks(row, found),
    ...doubtOfNote(row, hours, found),
    ...doubtOfFile(row, hours, found),
  ];
}

/** Issues for hours and breaks in columns that are not read, unless they equal the hours that are. */
export function unreadHours(
  row: RawRow,
  { found, hours }: { found: Finding; hours?: Hours },
): TimesheetIssue[] {
  return (row.asides ?? []).flatMap((beside) => {
    if (beside.kind === "hours" && !isSameSpan(beside.text, hours))
      return [found("hours_not_read", "warning", { beside })];
    return beside.kind === "break" ? [found("break_not_read", "warning", { beside })] : [];
  });
}

function isSameSpan(text: string, hours: Hours | undefined): boolean {
  const range = splitTimeRange(text);
  const [start, end] = [parseClockTime(range?.start ?? ""), parseClockTime(range?.end ?? "")];
  return start.ok && end.ok && start.min === hours?.startMin && end.min === hours.endMin;
}

function doubtOfWeekday(row: RawRow, date: string, found: Finding): TimesheetIssue[] {
  const own = weekdayBehind(row.cells.date?.text ?? "");
  const aside = row.asides?.find(({ kind }) => kind === "weekday");
  const isWrong = (weekday: number | undefined) =>
    weekday !== undefined && weekday !== weekdayOf(date);
  if (isWrong(own)) return [found("weekday_differs", "warning", { role: "date" })];
  return aside && isWrong(weekdayIn(aside.text))
    ? [found("weekday_differs", "warning", { beside: aside })]
    : [];
}

/** True where the note or another cell of the row mentions leave, so that a day without times is right. */
export function saysLeave({ cells, asides = [] }: RawRow): boolean {
  return (
    leaveIn(cells.note?.text ?? "") !== undefined || asides.some(({ kind }) => kind === "leave")
  );
}

/** Leave beside the hours of a whole day. Half a day's leave beside half a day's hours is fine. */
function doubtOfLeave(row: RawRow, { startMin, endMin }: Hours, found: Finding): TimesheetIssue[] {
  const note = row.cells.note?.text ?? "";
  const asides = (row.asides ?? []).filter(({ kind }) => kind === "leave");
  const isShort = endMin - startMin <= halfDayMin;
  const counts = (text: string) => {
    const leave = leaveIn(text);
    return leave === "day" || (leave === "half" && !isShort);
  };
  return [
    ...(counts(note) ? [found("leave_over_times", "warning", { role: "note" })] : []),
    ...(["start", "end"] as const)
      .filter((role) => counts(row.cells[role]?.text ?? ""))
      .map((role) => found("leave_over_times", "warning", { role })),
    ...asides
      .filter(({ text }) => counts(text))
      .map((beside) => found("leave_over_times", "warning", { beside })),
  ];
}

/** A column for the day of the end, or for a mark of the next day, where the hours end on another. */
function doubtOfEndDay(row: RawRow, { date, hours, found }: DoubtOptions): TimesheetIssue[] {
  return (row.asides ?? [])
    .filter(({ kind, text }) => kind === "end_day" && !isEndDay(text, date, hours))
    .map((beside) => found("hours_not_read", "warning", { beside }));
}

/** A day without its year or month is compared by its number; a mark says only that the end is on the next day. */
function isEndDay(text: string, date: string, { endMin }: Hours): boolean {
  const last = [endMin, endMin - 1].map((min) => addDays(date, Math.floor(min / 1440)));
  const full = parseTimesheetDate(text);
  if (full.ok) return last.includes(full.date);
  const day = /^(?:\d{1,2}[/月.-])?(\d{1,2})日?$/.exec(withoutWeekday(toPlainText(text)))?.[1];
  const isFlag = day === undefined || text.trim() === "1";
  return isFlag ? endMin >= 1440 : last.some((end) => Number(end.slice(8)) === Number(day));
}

function doubtOfFile(row: RawRow, { startMin }: Hours, found: Finding): TimesheetIssue[] {
  const asides = row.asides ?? [];
  const start = toPlainText(row.cells.start?.text ?? "");
  const saysNextDay = /翌|^\D*(?:2[4-9]|[34]\d)(?!\d\d[/.年-])/.test(start);
  return [
    ...asides
      .filter(({ kind }) => kind === "planned")
      .map((beside) => found("planned_row", "warning", { beside })),
    ...asides
      .filter(({ kind }) => kind === "lines")
      .map(({ text }) => found("quote_left_open", "warning", { beside: { columns: [], text } })),
    ...(startMin >= 1440 && !saysNextDay
      ? [found("start_next_day", "warning", { role: "start" })]
      : []),
  ];
}

const halfDayMin = 6 * 60;
