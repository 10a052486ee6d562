import type { RawRow } from "@jobcan-automation/contract";
import { parseClockTime } from "../values/times/clock-time.ts";
import { isExampleDate, isExampleMark } from "../values/texts/example-words.ts";
import { isDayOffMark } from "../values/texts/leave-words.ts";
import { isBlankText, toPlainText } from "../values/texts/plain-text.ts";
import { isEmptySpan } from "./read-span.ts";
import { dayOfCell, isEmptyCell } from "./read-cell.ts";
import { isSumLabel } from "../values/texts/sum-label.ts";
import { weekdayIn, withoutWeekday } from "../values/dates/weekday.ts";

/**
 * A row's kind before its cells are checked. `off`: words of leave in place of times. `zero`: 0:00 to 0:00. `listed`: a
 * date alone, a sum or a signature box.
 */
export type RowKind = "blank" | "work" | "off" | "zero" | "listed";

export function kindOfRow(row: RawRow): RowKind {
  const hasTimes = timeRoles.some((role) => !isEmptyCell(row, role));
  if (!hasTimes) {
    if (hasShift(row)) return "work";
    const hasHours = row.asides?.some(({ kind }) => kind === "hours") === true;
    return isEmptyCell(row, "date") && !hasHours ? "blank" : "listed";
  }
  if (isNoDay(row)) return "listed";
  if (isDayOff(row)) return "off";
  return isZero(row, "start") && isZero(row, "end") ? "zero" : "work";
}

/** True where a second shift holds the hours of a day whose first is empty. */
function hasShift({ spans = [] }: RawRow): boolean {
  return spans.some((span) => span.kind === "hours" && !isEmptySpan(span));
}

/**
 * A line that is no day: a sum, an example, or one without any digit in its date and times, such as a signature box.
 */
function isNoDay(row: RawRow): boolean {
  const [date = "", ...times] = allRoles.map((role) => textOf(row, role));
  const isSumBeside = times.some(isSumLabel) || row.asides?.some(({ kind }) => kind === "sum");
  return (
    isWordRow(row) ||
    isNumbering(row) ||
    isSumLabel(date) ||
    (isSumBeside && !isDate(row)) ||
    isSumAlone(row) ||
    isExample(row) ||
    isExampleDate(date) ||
    ![date, ...times].some((text) => /\d/.test(text))
  );
}

/**
 * True for words in place of the date (所定時間, 承認者, 交通費) beside what are not two times of a day, and for those that
 * name the hours of no day (定時 9:00 18:00). A weekday, 昨日 or a mark such as 〃 is no such word.
 */
function isWordRow(row: RawRow): boolean {
  const text = textOf(row, "date");
  if (/\d/.test(text)) return false;
  const date = text.replaceAll(/[()[\]【】<>:]/g, "");
  const isWord =
    /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー・]{2,}$|^〆$/u.test(date) &&
    weekdayIn(date) === undefined &&
    !/^同|[〃々]|^[昨今明本翌前当]日$|[一二三四五六七八九十]日$/.test(date);
  const isDay = (["start", "end"] as const).every(
    (role) => row.cells[role]?.formula === "uncached" || parseClockTime(textOf(row, role)).ok,
  );
  return isWord && (!isDay || hoursOfNoDay.test(date));
}

/** True for a length alone that no clock shows (171:00), below the days. */
function isSumAlone(row: RawRow): boolean {
  const filled = allRoles.filter((role) => !isEmptyCell(row, role));
  const [only] = filled;
  if (only === undefined || only === "date" || filled.length > 1) return false;
  const time = parseClockTime(textOf(row, only));
  return !time.ok && time.code === "over_47_59";
}

/** True for the numbers of the columns below their heads: ① ② ③. */
function isNumbering({ cells }: RawRow): boolean {
  const texts = (["date", "start", "end"] as const).map((role) => cells[role]?.text.trim() ?? "");
  return texts.every((text) => /^[①-⑳⑴-⒇]$/.test(text));
}

/** True where the note or a cell beside it says that the row only shows how to fill in the sheet. */
export function isExample({ cells, asides = [] }: RawRow): boolean {
  return isExampleMark(cells.note?.text ?? "") || asides.some(({ kind }) => kind === "example");
}

/** A date, or the number of a day over times of a day. */
function isDate(row: RawRow): boolean {
  const cell = row.cells.date;
  if (cell === undefined) return false;
  if (dayOfCell(cell) !== undefined) return true;
  const areTimes = [textOf(row, "start"), textOf(row, "end")].every(
    (text) => parseClockTime(text).ok,
  );
  return areTimes && /^(?:\d{1,2}[/月.-])?\d{1,2}日?$/.test(withoutWeekday(toPlainText(cell.text)));
}

/** True for a day with words of leave, ×, or dashes in place of times. */
function isDayOff(row: RawRow): boolean {
  const texts = timeRoles.map((role) => textOf(row, role));
  if (texts.some((text) => parseClockTime(text).ok)) return false;
  return texts.some(isDayOffMark) && texts.every((text) => isBlankText(text) || isDayOffMark(text));
}

function isZero(row: RawRow, role: "start" | "end"): boolean {
  const cell = row.cells[role];
  if (cell === undefined || cell.formula === "uncached") return false;
  const time = parseClockTime(cell.text);
  return time.ok && time.min === 0;
}

function textOf(row: RawRow, role: (typeof allRoles)[number]): string {
  const cell = row.cells[role];
  return cell?.formula === "uncached" ? "0" : toPlainText(cell?.text ?? "");
}

/** Words over hours that nobody worked on a day of the sheet. */
const hoursOfNoDay =
  /^(?:定時|所定|基準|基本|標準|契約|規定|凡例|コアタイム|営業時間|就業時間|勤務時間|[早遅日夜中]番|[日夜]勤)/;
const timeRoles = ["start", "end", "breakStart", "breakEnd"] as const;
const allRoles = ["date", ...timeRoles] as const;
