import { compareDays, type Day, isoDate, todayInJapan, weekday } from "../state/calendar.ts";
import { type DayHours, dayHours } from "../state/day-hours.ts";
import { decideKinds } from "../state/decide-kinds.ts";
import type { DayPunch } from "../state/punch.ts";
import { dayPunches } from "../state/read-punches.ts";
import type { SandboxState } from "../state/sandbox-state.ts";
import type { Account, Leave, Shift } from "../tenants/tenant.ts";

export type HolidayKind = "none" | "public" | "legal" | "national";

/** One row of 出勤簿 before it has words; only approved stamps and approved leave count in it. */
export interface BookDay {
  readonly day: Day;
  readonly holiday: HolidayKind;
  readonly shift: Shift | null;
  readonly hours: DayHours;
  readonly stamps: readonly DayPunch[];
  readonly awaitsApproval: boolean;
  readonly leave: Leave | null;
  readonly isToday: boolean;
  readonly isPast: boolean;
}

/** What 出勤簿 knows of a day. */
export function bookDay(state: SandboxState, account: Account, day: Day): BookDay {
  const date = isoDate(day);
  const all = dayPunches(state, account.employeeId, date);
  const approved = decideKinds(all.filter((punch) => punch.status === "approved"));
  const holiday = holidayKind(state, day);
  const shift = holiday === "none" ? state.tenant.rules.shift : null;
  const fromToday = compareDays(day, todayInJapan(state.now()));
  return {
    day,
    holiday,
    shift,
    hours: dayHours(approved, state.tenant.rules.shift),
    stamps: approved,
    awaitsApproval: approved.length < all.length,
    leave: approvedLeave(state, account, date),
    isToday: fromToday === 0,
    isPast: fromToday < 0,
  };
}

function holidayKind(state: SandboxState, day: Day): HolidayKind {
  if (state.tenant.holidays[isoDate(day)] !== undefined) return "national";
  if (weekday(day) === 0) return "legal";
  return weekday(day) === 6 ? "public" : "none";
}

function approvedLeave(state: SandboxState, account: Account, date: string): Leave | null {
  const found = state.tenant.leave.find(
    (leave) =>
      leave.employeeId === account.employeeId &&
      leave.status === "approved" &&
      leave.from <= date &&
      date <= leave.to,
  );
  return found ?? null;
}
