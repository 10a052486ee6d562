import type { RawCell } from "@jobcan-automation/contract";
import {
  dayNumber,
  isoDay,
  formatClock,
  parseClockTime,
  cutText,
  dayOfSerial,
  firstDaySerial,
  serialOf1970,
  splitSerial,
} from "@jobcan-automation/timesheet";
import type { XlsxCell } from "./xlsx-rows.ts";
import type { RunText } from "./run-text.ts";
import { wordsShown, type NumberFormat, type NumberKind } from "./number-format.ts";

export interface RawCellContext {
  strings: ReadonlyMap<number, RunText>;
  formats: readonly NumberFormat[];
  /** False for a sheet that is set to show no zeros. */
  showsZeros?: boolean;
  date1904: boolean;
  maxChars: number;
}

/** A cell as in the contract: its text as a person sees it, its raw number in the 1900 system. */
export function toRawCell(cell: XlsxCell, context: RawCellContext): RawCell {
  const value = withMark(cell.hasContent ? valueOf(cell, context) : { text: "" }, cell, context);
  if (!cell.isFormula) return value;
  return { ...value, formula: cell.hasContent ? "cached" : "uncached" };
}

function withMark(value: RawCell, cell: XlsxCell, { formats, strings }: RawCellContext): RawCell {
  const ofString = cell.type === "s" && strings.get(Number(cell.content))?.isStruck === true;
  const mark = cell.isStruck || ofString ? "struck" : formats[cell.style]?.mark;
  return mark === undefined || value.text.trim() === "" ? value : { ...value, mark };
}

function valueOf(cell: XlsxCell, context: RawCellContext): RawCell {
  const { content } = cell;
  switch (cell.type) {
    case "s":
      return { text: cutText(context.strings.get(Number(content))?.text ?? "", context.maxChars) };
    case "n":
      return numberCell(Number(content), cell, context);
    case "d":
      return numberCell(serialOfIso(content), cell, { ...context, date1904: false });
    case "b":
      return { text: content === "1" ? "TRUE" : "FALSE" };
    default:
      return { text: cutText(content, context.maxChars) };
  }
}

/** Reads what the sheet shows: words of the format in place of the number, and a time of day without its days. */
function numberCell(stored: number, cell: XlsxCell, context: RawCellContext): RawCell {
  if (!Number.isFinite(stored)) return { text: cutText(cell.content, context.maxChars) };
  const number = context.date1904 && isDaySerial(stored) ? stored + daysBetweenSystems : stored;
  const format = context.formats[cell.style] ?? { kind: "plain" };
  const words = context.showsZeros === false && number === 0 ? "" : wordsShown(format, number);
  if (words !== undefined) return { text: cutText(words, context.maxChars) };
  const kind = cell.type === "d" ? kindOfIsoCell(number, format.kind) : format.kind;
  if (kind === "date" && isTimeOf1900(number)) return { text: dayOf1900(number) };
  const shown = isTimeWithDay(number, kind) ? splitSerial(number).fraction : number;
  return { text: numberText(shown, kind), number: shown };
}

/**
 * True for a time with a day (1900-01-01, as some programs write times, or another) of which only the clock is shown.
 */
function isTimeWithDay(value: number, kind: NumberKind): boolean {
  const isClock = kind === "time" || kind === "dateTime";
  return isClock && value >= 1 && value < firstDaySerial && (value < 2 || !Number.isInteger(value));
}

/**
 * True for a day of 1900 with a time, of which only the day is shown. A whole number is a day of the month (2 in
 * `d"日"`).
 */
function isTimeOf1900(value: number): boolean {
  return value >= 1 && value < firstDaySerial && !Number.isInteger(value);
}

/** Serial 1 is 1900-01-01. Excel's extra 29 February of 1900 does not matter here. */
function dayOf1900(serial: number): string {
  return isoDay(dayNumber(1900, 1, 1) + Math.floor(serial) - 1);
}

/**
 * Day serials of 1927–2173. Smaller numbers are times or digits like 1830, larger ones digits like 20261102; the date
 * system affects neither.
 */
function isDaySerial(value: number): boolean {
  return value >= firstDaySerial && value < 100_000;
}

/** The kind of an ISO cell follows from its value, unless its format shows elapsed hours. */
function kindOfIsoCell(serial: number, kind: NumberKind): NumberKind {
  if (serial < firstDaySerial) return kind === "elapsed" ? "elapsed" : "time";
  return Number.isInteger(serial) ? "date" : "dateTime";
}

/** One spelling for dates and times, whatever the format; a time continues past 24:00 where its format does. */
function numberText(value: number, kind: NumberKind): string {
  const day = kind === "plain" ? undefined : dayOfSerial(value);
  const clock = parseClockTime(day === undefined ? value : splitSerial(value).fraction);
  const isLength = value > 2 && !Number.isInteger(value);
  const length = isLength ? formatClock(Math.round(value * 1440)) : String(value);
  const time = clock.ok ? formatClock(clock.min) : length;
  if (kind === "plain" || (kind === "date" && day === undefined)) return String(value);
  if (day === undefined) return time;
  return kind === "date" ? day : `${day} ${time}`;
}

/** Serial of a cell that holds an ISO text (`t="d"`, strict files). */
function serialOfIso(text: string): number {
  const match = /^(?:(\d{4})-(\d{2})-(\d{2}))?T?(?:(\d{2}):(\d{2})(?::(\d{2}))?)?/.exec(text);
  const [year = 0, month = 0, day = 0, hours = 0, minutes = 0, seconds = 0] = (match ?? [])
    .slice(1)
    .map((part) => Number(part ?? 0));
  if (!match || match[0] === "") return Number.NaN;
  const time = (hours * 3600 + minutes * 60 + seconds) / 86_400;
  return (match[1] === undefined ? 0 : dayNumber(year, month, day) + serialOf1970) + time;
}

/** 1904-01-01 is day 0 in the 1904 system and day 1462 in the 1900 system. */
const daysBetweenSystems = 1462;
