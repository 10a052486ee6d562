import { holidayTable } from "./holiday-table.ts";

/** Days since 1970-01-01 of a civil date (proleptic Gregorian); no Date, so no time zone can shift it. */
export function dayNumber(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  return era * 146_097 + yearOfEra * 365 + leapDays + dayOfYear - 719_468;
}

/** Day number of an ISO day. */
export function dayNumberOf(date: string): number {
  const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
  return dayNumber(year, month, day);
}

/** "YYYY-MM-DD" of a day number. */
export function isoDay(number: number): string {
  const shifted = number + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const leaps =
    Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leaps) / 365);
  const startOfYear = 365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  const monthIndex = Math.floor((5 * (dayOfEra - startOfYear) + 2) / 153);
  const day = dayOfEra - startOfYear - Math.floor((153 * monthIndex + 2) / 5) + 1;
  const month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9;
  return toIso(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day);
}

/** ISO day `days` later (or earlier, when negative). */
export function addDays(date: string, days: number): string {
  return isoDay(dayNumberOf(date) + days);
}

/** The month ("YYYY-MM") `count` months later, or earlier when negative. */
export function addMonths(month: string, count: number): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  const index = year * 12 + number - 1 + count;
  return toIso(Math.floor(index / 12), (index % 12) + 1, 1).slice(0, 7);
}

/** Sorts by ISO day. */
export function byDate(a: { date: string }, b: { date: string }): number {
  return a.date < b.date ? -1 : 1;
}

/** "YYYY-MM-DD" when the calendar has that day, else undefined (2026-02-30). */
export function civilDay(year: number, month: number, day: number): string | undefined {
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  const iso = toIso(year, month, day);
  return isoDay(dayNumber(year, month, day)) === iso ? iso : undefined;
}

/** 0 is Sunday. */
export function weekdayOf(date: string): number {
  return (((dayNumberOf(date) + 4) % 7) + 7) % 7;
}

export function isWeekend(date: string): boolean {
  const weekday = weekdayOf(date);
  return weekday === 0 || weekday === 6;
}

/** Japanese public holidays, substitute and citizens' holidays included (1970–2050). */
export function isHoliday(date: string): boolean {
  const days = holidayTable[Number(date.slice(0, 4)) - 1970] ?? "";
  const wanted = date.slice(5, 7) + date.slice(8, 10);
  for (let at = 0; at < days.length; at += 4) if (days.startsWith(wanted, at)) return true;
  return false;
}

/** The days of a month ("YYYY-MM") that are neither weekend nor holiday, in order. */
export function workingDaysOf(month: string): string[] {
  const first = `${month}-01`;
  return Array.from({ length: 31 }, (_, index) => addDays(first, index)).filter(
    (date) => date.startsWith(month) && !isWeekend(date) && !isHoliday(date),
  );
}

/** Today in Japan (UTC+9, no summer time), from epoch milliseconds; independent of the machine's time zone. */
export function todayInJapan(nowMs: number): string {
  return isoDay(Math.floor((nowMs + 9 * 3_600_000) / 86_400_000));
}

function toIso(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, "0")}-${twoDigits(month)}-${twoDigits(day)}`;
}

/** "07" for 7. */
export function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
