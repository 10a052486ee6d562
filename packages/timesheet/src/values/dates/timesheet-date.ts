import { addDays, civilDay, isoDay } from "./calendar.ts";
import { withMonthNumber } from "./named-month.ts";
import { toPlainText } from "../texts/plain-text.ts";
import { withoutWeekday } from "./weekday.ts";

/** An ISO day, or why the value is not one. `suggestion` is an ISO day that may be meant. */
export type TimesheetDateResult =
  | { ok: true; date: string }
  | { ok: false; code: "not_a_date" | "no_such_day" | "utc_day"; suggestion?: string };

/**
 * Reads a day as people write it (`2026-11-02` `2026/11/2` `2026年11月2日` `R8.11.2` `令和8年11月2日` `Nov 2, 2026`,
 * full-width too, a weekday beside it, a time after it) or as Excel stores it (1900 serial; its fraction is a time and
 * is ignored). Years outside 1970–2099 are refused. A time with a zone that makes it another day in Japan is refused,
 * with that day as the suggestion.
 */
export function parseTimesheetDate(value: string | number): TimesheetDateResult {
  if (typeof value === "number") return fromNumber(value);
  const text = value.normalize("NFKC").trim();
  const [tail = "", hours, minutes, zone] = timeTail.exec(text) ?? [];
  const result = fromText(toPlainText(text.slice(0, text.length - tail.length)));
  if (!result.ok || zone === undefined) return result;
  const inJapanMin = Number(hours) * 60 + Number(minutes) - zoneMin(zone) + 9 * 60;
  const daysOn = Math.floor(inJapanMin / 1440);
  return daysOn === 0
    ? result
    : { ok: false, code: "utc_day", suggestion: addDays(result.date, daysOn) };
}

/** Minutes ahead of UTC of "Z", "+09:00" or "+0900". */
export function zoneMin(zone: string): number {
  const [, sign = "+", hours = "0", minutes = "0"] = /([+-])(\d{2}):?(\d{2})/.exec(zone) ?? [];
  return (Number(hours) * 60 + Number(minutes)) * (sign === "-" ? -1 : 1);
}

/** The ISO day of a 1900-system serial, fraction left out; undefined outside 1970–2099. */
export function dayOfSerial(serial: number): string | undefined {
  const day = splitSerial(serial).days - serialOf1970;
  return day >= 0 && day <= lastDayNumber ? isoDay(day) : undefined;
}

/**
 * A serial's whole days and fraction of a day, without floating-point noise: less than a second before midnight counts
 * as midnight.
 */
export function splitSerial(serial: number): { days: number; fraction: number } {
  const days = Math.floor(serial + 1 / 86_400);
  return { days, fraction: Math.max(0, Number((serial - days).toFixed(9))) };
}

/** The month ("YYYY-MM") that a text names: 「2026年11月度 勤務表」, 「令和8年11月分」, or its first day as a date cell. */
export function monthIn(text: string): string | undefined {
  const match = /(?:(20\d{2})[年-]|(?:令和|R)(元|\d{1,2})年)(\d{1,2})(?:月|-01(?!\d))/i.exec(
    toPlainText(text),
  );
  if (!match) return undefined;
  const [, western, era, month] = match;
  const year = western ?? String(eraStart("令和") + (era === "元" ? 1 : Number(era)));
  return civilDay(Number(year), Number(month), 1)?.slice(0, 7);
}

/** Excel's serial of 1970-01-01 in the 1900 system. */
export const serialOf1970 = 25_569;
/** Numbers from here on (1927) are days; smaller ones are times, durations or digits like 1830. */
export const firstDaySerial = 10_000;
/** Day number of 2099-12-31. */
const lastDayNumber = 47_481;

function fromNumber(value: number): TimesheetDateResult {
  const date = dayOfSerial(value);
  if (date) return { ok: true, date };
  return Number.isInteger(value) ? fromText(String(value)) : notADate;
}

function fromText(text: string): TimesheetDateResult {
  const body = withMonthNumber(withoutWeekday(text.replace(/^['’]/, "")));
  const western = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(body);
  if (western) return fromParts(western.slice(1).map(Number));
  const compact = /^((?:19|20)\d{2})(\d{2})(\d{2})$/.exec(body);
  if (compact) return fromParts(compact.slice(1).map(Number));
  const era = /^(令和|平成|昭和|[RHS])(元|\d{1,2})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/i.exec(body);
  if (era) return fromEra(era);
  return /^\d{5}(?:\.\d+)?$/.test(body) ? serialText(Number(body)) : notADate;
}

function fromParts([year = 0, month = 0, day = 0]: number[]): TimesheetDateResult {
  if (year < 1970 || year > 2099) return notADate;
  const date = civilDay(year, month, day);
  return date ? { ok: true, date } : { ok: false, code: "no_such_day" };
}

function fromEra(match: RegExpExecArray): TimesheetDateResult {
  const [, name = "", year = "", month, day] = match;
  const yearInEra = year === "元" ? 1 : Number(year);
  return fromParts([eraStart(name.toUpperCase()) + yearInEra, Number(month), Number(day)]);
}

function eraStart(name: string): number {
  if (name === "令和" || name === "R") return 2018;
  return name === "平成" || name === "H" ? 1988 : 1925;
}

function serialText(serial: number): TimesheetDateResult {
  const date = dayOfSerial(serial);
  return date ? { ok: true, date } : notADate;
}

const timeTail =
  /(?:\s+|T)(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i;
const notADate = { ok: false, code: "not_a_date" } as const;
