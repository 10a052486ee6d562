import { parseIsoDate } from "../../state/calendar.ts";
import type { Language, TenantRules } from "../../tenants/tenant.ts";
import { wordsOf } from "../words/words-of.ts";

/** How a page of 休暇申請 writes days. */
export interface LeaveDates {
  readonly language: Language;
  readonly form: TenantRules["leaveDates"];
}

/** The days of a request in the list: its first one, and `～` where there are more (docs/jobcan.md §13 h). */
export function listedDays({ from, to }: LeaveSpan, how: LeaveDates): string {
  return `${plainDay(from, how)}${from === to ? "" : "～"}`;
}

/** Both ends on a request's own page, with weekdays and, in English, blanks. */
export function detailedDays({ from, to }: LeaveSpan, how: LeaveDates): string {
  const ends = from === to ? [from] : [from, to];
  return ends.map((day) => dayWithWeekday(day, how)).join("～");
}

interface LeaveSpan {
  readonly from: string;
  readonly to: string;
}

function plainDay(date: string, { language, form }: LeaveDates): string {
  const [year, month, day] = date.split("-");
  if (language === "en") return `${month}/${day}/${year}`;
  return form === "kanji" ? `${year}年${month}月${day}日` : `${year}/${month}/${day}`;
}

function dayWithWeekday(date: string, how: LeaveDates): string {
  const plain = plainDay(date, how);
  const shown = how.language === "en" ? plain.replaceAll("/", " / ") : plain;
  return parseIsoDate(date) === null ? shown : `${shown}${weekdayOf(date, how)}`;
}

function weekdayOf(date: string, { language }: LeaveDates): string {
  const name = wordsOf(language).weekdays[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? "";
  return language === "en" ? ` (${name.trim()})` : `(${name})`;
}
