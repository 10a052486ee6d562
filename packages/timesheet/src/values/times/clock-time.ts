import { clockLimits } from "@jobcan-automation/contract";
import { twoDigits } from "../dates/calendar.ts";
import { isTooLongForTime, timeWithWords, withoutMarks } from "./decorated-time.ts";
import { toPlainText } from "../texts/plain-text.ts";

/**
 * Minutes from 0:00 of the day (0–2879), or why the value is not one. `suggestion` is a spelling that would be read
 * ("09:00").
 */
export type ClockTimeResult = { ok: true; min: number } | ClockTimeFailure;

interface ClockTimeFailure {
  ok: false;
  code: "not_a_time" | "ambiguous_time" | "over_47_59";
  suggestion?: string;
}

/**
 * Reads a time as people write it (`9:00` `900` `９：００` `9時30分` `午後9:00` `26:00`) or as Excel stores it (a fraction of a
 * day, 1.0833 is 26:00), also with marks and words that change nothing (`9:00～`, `直行9:00`). An ambiguous text (`9`,
 * `9.5`, `午後12時`) is refused, never guessed; so is a time beside words that are not known.
 */
export function parseClockTime(value: string | number): ClockTimeResult {
  if (typeof value === "number") return fromNumber(value);
  const plain = toPlainText(value);
  if (isTooLongForTime(plain)) return notATime;
  const result = fromText(withoutMarks(plain));
  return result.ok || result.code !== "not_a_time" ? result : (fromWords(value) ?? result);
}

function fromWords(value: string): ClockTimeResult | undefined {
  const found = timeWithWords(value);
  if (!found) return undefined;
  const time = fromText(found.time);
  switch (found.kind) {
    case "plain":
      return time;
    case "next":
      return onNextDay(time);
    case "unknown":
      return time.ok ? { ...notATime, suggestion: formatClock(time.min) } : notATime;
    case "changing":
      return notATime;
  }
}

/** "09:00", "26:00": the one spelling this program writes. */
export function formatClock(min: number): string {
  const hours = Math.floor(min / 60);
  return `${twoDigits(hours)}:${twoDigits(min - hours * 60)}`;
}

function fromNumber(value: number): ClockTimeResult {
  if (!Number.isFinite(value) || value < 0) return notATime;
  if (value < 2) return fromMinutes(Math.floor((value * 86_400 + roundingSlackSecs(value)) / 60));
  if (Number.isInteger(value)) return fromDigits(String(value));
  return value < 48 ? ambiguous(suggestDecimal(String(value))) : notATime;
}

/**
 * Seconds are cut, not rounded. A fraction of a day written with four decimals is off by up to 4.3 s, so that much
 * below a minute counts as the minute.
 */
function roundingSlackSecs(value: number): number {
  const decimals = String(value).split(".")[1]?.length ?? 0;
  if (decimals <= 4) return 4.5;
  return decimals === 5 ? 0.9 : 0.5;
}

function fromText(text: string): ClockTimeResult {
  const nextDay = /^翌日?(.+)$/.exec(text);
  if (nextDay) return onNextDay(fromText(nextDay[1] ?? ""));
  for (const read of spellings) {
    const result = read(text);
    if (result) return result;
  }
  return notATime;
}

const spellings: readonly ((text: string) => ClockTimeResult | undefined)[] = [
  fromColons,
  (text) => (/^\d{1,4}$/.test(text) ? fromDigits(text) : undefined),
  fromKanji,
  fromHalfDay,
  fromDecimal,
];

function fromColons(text: string): ClockTimeResult | undefined {
  const match = /^(\d{1,3}):(\d{1,2})(?::([0-5]\d))?$/.exec(text);
  if (!match) return undefined;
  const [, hours = "", minutes = ""] = match;
  if (minutes.length === 1) return ambiguous(fromParts(Number(hours), Number(minutes)));
  return fromParts(Number(hours), Number(minutes));
}

function fromDigits(digits: string): ClockTimeResult {
  if (digits.length > 4) return notATime;
  if (digits.length <= 2) return ambiguous(fromParts(Number(digits), 0));
  return fromParts(Number(digits.slice(0, -2)), Number(digits.slice(-2)));
}

function fromKanji(text: string): ClockTimeResult | undefined {
  const match = /^(\d{1,2})時(?:(半)|(\d{1,2})分?)?$/.exec(text);
  if (!match) return undefined;
  return fromParts(Number(match[1]), match[2] ? 30 : Number(match[3] ?? 0));
}

/** 午前/午後/AM/PM, before or after the time. People read 午前12時 and 午後12時 in both ways, so these are refused. */
function fromHalfDay(text: string): ClockTimeResult | undefined {
  const match =
    /^(午前|午後|[AP]M)(\d{1,2}(?::\d{2}){0,2}|\d{1,2}時(?:半|\d{1,2}分)?)$/i.exec(text) ??
    swapped(/^(\d{1,2}(?::\d{2}){0,2})([AP]\.?M\.?)$/i.exec(text));
  if (!match) return undefined;
  const half = (match[1] ?? "").replaceAll(".", "").toUpperCase();
  const clock = match[2] ?? "";
  const inHalf = /^\d{1,2}$/.test(clock) ? fromParts(Number(clock), 0) : fromText(clock);
  if (!inHalf.ok) return inHalf;
  return inHalf.min > 12 * 60 + 59
    ? ambiguous(inHalf)
    : ofHalfDay(inHalf.min, half === "午後" || half === "PM", !half.endsWith("M"));
}

function ofHalfDay(min: number, afternoon: boolean, japanese: boolean): ClockTimeResult {
  const isTwelve = min >= 12 * 60;
  if (isTwelve && japanese) return ambiguous(fromMinutes(min));
  return fromMinutes((isTwelve ? min - 12 * 60 : min) + (afternoon ? 12 * 60 : 0));
}

/**
 * A fraction of a day as a CSV holds it. From 1 upwards it needs three decimals or more, which nobody types as hours.
 */
function fromDecimal(text: string): ClockTimeResult | undefined {
  if (!/^\d{1,2}\.\d+$/.test(text)) return undefined;
  if (/^\d{1,2}\.00$/.test(text) && Number(text) >= 2) return fromParts(Number(text), 0);
  const isFraction = /^0\.\d+$/.test(text) || /^1\.\d{3,}$/.test(text);
  return isFraction ? fromNumber(Number(text)) : ambiguous(suggestDecimal(text));
}

function suggestDecimal(text: string): ClockTimeResult {
  const [hours = "", decimals = ""] = text.split(".");
  return decimals.length === 2
    ? fromParts(Number(hours), Number(decimals))
    : fromMinutes(Math.round(Number(text) * 60));
}

function onNextDay(result: ClockTimeResult): ClockTimeResult {
  if (!result.ok) return result;
  return result.min < 1440 ? fromMinutes(result.min + 1440) : ambiguous(result);
}

function fromParts(hours: number, minutes: number): ClockTimeResult {
  return minutes > 59 ? notATime : fromMinutes(hours * 60 + minutes);
}

function fromMinutes(min: number): ClockTimeResult {
  return min > clockLimits.maxMin ? { ok: false, code: "over_47_59" } : { ok: true, min };
}

function ambiguous(likely: ClockTimeResult): ClockTimeFailure {
  const failure = { ok: false, code: "ambiguous_time" } as const;
  return likely.ok ? { ...failure, suggestion: formatClock(likely.min) } : notATime;
}

function swapped(match: RegExpExecArray | null): string[] | undefined {
  return match ? [match[0], match[2] ?? "", match[1] ?? ""] : undefined;
}

const notATime: ClockTimeFailure = { ok: false, code: "not_a_time" };
