import type { TenantRules } from "../tenants/tenant.ts";
import { addDays, compareDays, type Day, pad2 } from "./calendar.ts";

/** A company's month: 2026-11 with closing day 15 is 2026-10-16 … 2026-11-15 (docs/jobcan.md §4.1). */
export function companyMonth(year: number, month: number, closingDay: number): MonthSpan {
  return {
    first: addDays(lastDay(year, month - 1, closingDay), 1),
    last: lastDay(year, month, closingDay),
  };
}

export interface MonthSpan {
  readonly first: Day;
  readonly last: Day;
}

/** The company's month a day belongs to, as year and month. */
export function monthOfDay(day: Day, closingDay: number): { year: number; month: number } {
  const { year, month } = day;
  if (compareDays(day, companyMonth(year, month, closingDay).last) <= 0) return { year, month };
  return month === 12 ? { year: year + 1, month: 1 } : { year, month: month + 1 };
}

/** Whether the day's month is closed (締め). */
export function isClosed(day: Day, rules: TenantRules): boolean {
  const { year, month } = monthOfDay(day, rules.closingDay);
  return rules.closedMonths.includes(`${year}-${pad2(month)}`);
}

function lastDay(year: number, month: number, closingDay: number): Day {
  const end = new Date(Date.UTC(year, month, 0));
  return {
    year: end.getUTCFullYear(),
    month: end.getUTCMonth() + 1,
    day: Math.min(closingDay, end.getUTCDate()),
  };
}
