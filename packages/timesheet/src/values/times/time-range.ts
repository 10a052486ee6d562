import { parseClockTime } from "./clock-time.ts";
import { hasTimeMark, isTooLongForTime } from "./decorated-time.ts";
import { toPlainText } from "../texts/plain-text.ts";

/** Start and end of a span, as texts. */
export interface TimeRange {
  start: string;
  end: string;
}

/** Start and end of a text that holds both ("9:00～18:00", "9時から18時"), as texts; undefined for any other text. */
export function splitTimeRange(text: string): TimeRange | undefined {
  const [only, another] = splitTimeRanges(text);
  return another ? undefined : only;
}

/** The spans of a text that holds nothing else ("9:00～12:00、13:00～18:00"); two times in two lines are one. */
export function splitTimeRanges(text: string): TimeRange[] {
  if (text.length > maxChars || isTooLongForTime(toPlainText(text))) return [];
  const lines = text.split("\n").map(toPlainText).filter(Boolean);
  const [start = "", end = "", ...more] = lines;
  if (more.length === 0 && isTimeLike(start) && isTimeLike(end)) return [{ start, end }];
  const parts = lines.flatMap((line) => line.split(/[,、/・]/));
  const ranges = parts.map(rangeOf);
  return ranges.every((range) => range !== undefined) ? ranges : [];
}

function rangeOf(part: string): TimeRange | undefined {
  const [, start = "", end = ""] = between.exec(part) ?? [];
  const areDigits = [start, end].every((side) => /^\d{3,4}$/.test(side) && parseClockTime(side).ok);
  const isRange = areDigits || (isTimeLike(start) && isTimeLike(end));
  return isRange ? { start, end } : undefined;
}

/** True for a time that its colon or 時 shows to be one: 900 alone may be a number, and 2026-11-02 has dashes too. */
export function isTimeLike(text: string): boolean {
  return hasTimeMark(text) && parseClockTime(text).ok;
}

const between = /^([^~〜→]+?)(?:から|より|(?:[~〜→]|[-‐‑‒–—―−ー])+)([^~〜→]+?)(?:まで)?$/;
const maxChars = 80;
