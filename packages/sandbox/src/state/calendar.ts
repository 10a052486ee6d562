/** A calendar day without a time zone; `month` 1–12. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const msPerDay = 86_400_000;
const jstOffsetMs = 9 * 3_600_000;

/** The day it is in Japan, whatever the zone of this process. */
export function todayInJapan(now: Date): Day {
  return dayFromUtc(now.getTime() + jstOffsetMs);
}

/** Minutes since Japan's midnight. */
export function minutesInJapan(now: Date): number {
  return Math.floor(((now.getTime() + jstOffsetMs) % msPerDay) / 60_000);
}

/** "YYYY-MM-DD". */
export function isoDate(day: Day): string {
  return `${String(day.year).padStart(4, "0")}-${pad2(day.month)}-${pad2(day.day)}`;
}

/** The day of an ISO date, or null where the text is none or the day does not exist. */
export function parseIsoDate(text: string): Day | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return null;
  return existingDay(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** The day if it exists (no 31 April), else null. */
export function existingDay(year: number, month: number, day: number): Day | null {
  const candidate = dayFromUtc(Date.UTC(year, month - 1, day));
  const same = candidate.year === year && candidate.month === month && candidate.day === day;
  return same ? candidate : null;
}

/** The day of the fields `name[y]`, `name[m]`, `name[d]`, or null. */
export function dayOfFields(fields: Record<string, string>, name: "from" | "to"): Day | null {
  return existingDay(
    Number(fields[`${name}[y]`]),
    Number(fields[`${name}[m]`]),
    Number(fields[`${name}[d]`]),
  );
}

/** The day `count` days later (negative: earlier). */
export function addDays(day: Day, count: number): Day {
  return dayFromUtc(utcMs(day) + count * msPerDay);
}

/** 0 is Sunday. */
export function weekday(day: Day): number {
  return new Date(utcMs(day)).getUTCDay();
}

/** Negative where `a` is earlier than `b`, 0 where they are the same day. */
export function compareDays(a: Day, b: Day): number {
  return utcMs(a) - utcMs(b);
}

/** All days from the first to the last, both included. */
export function daysBetween(first: Day, last: Day): Day[] {
  const count = Math.round(compareDays(last, first) / msPerDay) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => addDays(first, index));
}

/** "HH:MM", also past 24:00. */
export function clockText(minutes: number): string {
  return `${pad2(Math.floor(minutes / 60))}:${pad2(minutes % 60)}`;
}

export function pad2(value: number): string {
  return String(value).padStart(2, "0");
}

function utcMs(day: Day): number {
  return Date.UTC(day.year, day.month - 1, day.day);
}

function dayFromUtc(ms: number): Day {
  const date = new Date(ms);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}
