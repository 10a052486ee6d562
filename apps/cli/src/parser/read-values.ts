import { type ColumnMapping, columnRoles } from "@jobcan-automation/contract";
import { dayNumberOf, isoDay } from "@jobcan-automation/timesheet";
import { UsageError } from "./usage-error.ts";

/** An http or https address. */
export function readAddress(text: string, option: string): string {
  const protocol = URL.parse(text)?.protocol;
  if (protocol === "http:" || protocol === "https:") return text;
  throw new UsageError((words) => words.notAnAddress(option, text));
}

/** A TCP port; 0 is any free one. */
export function readPort(text: string, option: string): number {
  return readWholeNumber(text, option, { least: 0, most: 65_535 });
}

/** Milliseconds, up to a minute. */
export function readLatency(text: string, option: string): number {
  return readWholeNumber(text, option, { least: 0, most: 60_000 });
}

function readWholeNumber(
  text: string,
  option: string,
  range: { least: number; most: number },
): number {
  const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (number >= range.least && number <= range.most) return number;
  throw new UsageError((words) => words.notANumber(option, range, text));
}

const lastColumn = 16_384;

/** Columns by their letters: "date=A,start=D,end=E,note=F". Date, start and end are needed. */
export function readColumns(text: string, option: string): ColumnMapping {
  const pairs = text.split(",").map((part) => part.split("=", 2));
  const columns = new Map(pairs.map(([role = "", letters = ""]) => [role, columnOf(letters)]));
  const [date, start, end] = ["date", "start", "end"].map((role) => columns.get(role) ?? 0);
  const isKnown = [...columns].every(
    ([role, column]) => columnRoles.some((one) => one === role) && column > 0,
  );
  if (!isKnown || columns.size < pairs.length || !date || !start || !end) {
    throw new UsageError((words) => words.notColumns(option, text));
  }
  return { ...Object.fromEntries(columns), date, start, end };
}

/** "A" → 1, "AB" → 28; 0 for what is no column of a sheet. */
function columnOf(letters: string): number {
  if (!/^[a-z]{1,3}$/i.test(letters)) return 0;
  const digits = Array.from(letters.toUpperCase(), (letter) => letter.charCodeAt(0) - 64);
  const column = digits.reduce((number, digit) => number * 26 + digit, 0);
  return column > lastColumn ? 0 : column;
}

/** A month: "2026-11". */
export function readMonth(text: string, option: string): string {
  if (/^\d{4}-(?:0[1-9]|1[0-2])$/.test(text)) return text;
  throw new UsageError((words) => words.notAMonth(option, text));
}

/** Days with a comma between them: "2026-11-05,2026-11-06". */
export function readDates(text: string, option: string): string[] {
  const dates = text.split(",").map((part) => part.trim());
  if (dates.every(isRealDate)) return dates;
  throw new UsageError((words) => words.notDates(option, text));
}

/** A date that stands in the calendar: not the 31st of November. */
function isRealDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && isoDay(dayNumberOf(text)) === text;
}
