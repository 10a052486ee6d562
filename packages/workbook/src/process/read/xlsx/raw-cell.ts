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
import { wordsShown, type NumberFormat, type NumberLook } from "./number-format.ts";

export interface RawCellContext {
  strings: ReadonlyMap<number, string>;
  formats: readonly NumberFormat[];
  /** False for a sheet that is told to show no zeros at all. */
  showsZeros?: boolean;
  date1904: boolean;
  maxChars: number;
}

/** A cell of a sheet part in the terms of the contract: text as its reader would see it, the raw number in the 1900 system. */
export function toRawCell(cell: XlsxCell, context: RawCellContext): RawCell {
  const value = cell.hasContent ? valueOf(cell, context) : { text: "" };
  if (!cell.isFormula) return value;
  return { ...value, formula: cell.hasContent ? "cached" : "uncached" };
}

function valueOf(cell: XlsxCell, context: RawCellContext): RawCell {
  const { content } = cell;
  switch (cell.type) {
    case "s":
      return { text: cutText(context.strings.get(Number(content)) ?? "", context.maxChars) };
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

/** What the sheet shows is what is read: words of the format in place of the number, a time of the day without the days it carries. */
function numberCell(stored: number, cell: XlsxCell, context: RawCellContext): RawCell {
  if (!Number.isFinite(stored)) return { text: cutText(cell.content, context.maxChars) };
  const number = context.date1904 && isDaySerial(stored) ? stored + daysBetweenSystems : stored;
  const format = context.formats[cell.style] ?? { look: "plain" };
  const words = context.showsZeros === false && number === 0 ? "" : wordsShown(format, number);
  if (words !== undefined) return { text: cutText(words, context.maxChars) };
  const look = cell.type === "d" ? lookOfIsoCell(number, format.look) : format.look;
  if (look === "date" && isTimeOf1900(number)) return { text: dayOf1900(number) };
  const shown = isTimeWithDay(number, look) ? splitSerial(number).fraction : number;
  return { text: numberText(shown, look), number: shown };
}

/** A time that carries the first day of the system (1900-01-01, as programs write times) or another, where only the clock is shown. */
function isTimeWithDay(value: number, look: NumberLook): boolean {
  const isClock = look === "time" || look === "dateTime";
  return isClock && value >= 1 && value < firstDaySerial && (value < 2 || !Number.isInteger(value));
}

/** A day of 1900 with a time of which only the day is shown: no time to anybody who looks at it. A whole number is a day of the month (2 in `d"日"`). */
function isTimeOf1900(value: number): boolean {
  return value >= 1 && value < firstDaySerial && !Number.isInteger(value);
}

/** Serial 1 is 1900-01-01; of the 29 February that year had in Excel only, nothing hangs here. */
function dayOf1900(serial: number): string {
  return isoDay(dayNumber(1900, 1, 1) + Math.floor(serial) - 1);
}

/** Day serials of 1927–2173. Smaller numbers are times or digits like 1830, larger ones digits like 20261102; neither has a date system. */
function isDaySerial(value: number): boolean {
  return value >= firstDaySerial && value < 100_000;
}

/** An ISO cell is shown by what it holds, unless its format counts hours on. */
function lookOfIsoCell(serial: number, look: NumberLook): NumberLook {
  if (serial < firstDaySerial) return look === "elapsed" ? "elapsed" : "time";
  return Number.isInteger(serial) ? "date" : "dateTime";
}

/** One spelling for dates and times, whatever the format's own; a time goes on past 24:00 where its format does. */
function numberText(value: number, look: NumberLook): string {
  const day = look === "plain" ? undefined : dayOfSerial(value);
  const clock = parseClockTime(day === undefined ? value : splitSerial(value).fraction);
  const isLength = value > 2 && !Number.isInteger(value);
  const length = isLength ? formatClock(Math.round(value * 1440)) : String(value);
  const time = clock.ok ? formatClock(clock.min) : length;
  if (look === "plain" || (look === "date" && day === undefined)) return String(value);
  if (day === undefined) return time;
  return look === "date" ? day : `${day} ${time}`;
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

/** 1904-01-01 is day 0 there and day 1462 here. */
const daysBetweenSystems = 1462;
