import { compareDays, type Day, isoDate, todayInJapan, weekday } from "../../state/calendar.ts";
import { type DayHours, dayHours } from "../../state/day-hours.ts";
import { decideKinds } from "../../state/decide-kinds.ts";
import type { DayPunch } from "../../state/punch.ts";
import { dayPunches } from "../../state/read-punches.ts";
import { leaveOf } from "../../state/leave.ts";
import type { SandboxState } from "../../state/sandbox-state.ts";
import type { Account, Leave, Shift } from "../../tenants/tenant.ts";

export type HolidayKind = "none" | "public" | "legal" | "national";

/** A row of 出勤簿 without its texts; only approved stamps and approved leave count. */
export interface BookDay {
  readonly day: Day;
  readonly holiday: HolidayKind;
  readonly shift: Shift | null;
  readonly hours: DayHours;
  readonly stamps: readonly DayPunch[];
  readonly awaitsApproval: boolean;
  /** Several where a day has two halves of leave. */
  readonly leave: readonly Leave[];
  readonly isToday: boolean;
  readonly isPast: boolean;
}

/** The row of 出勤簿 for a day. */
export function bookDay(state: SandboxState, account: Account, day: Day): BookDay {
  const date = isoDate(day);
  const all = dayPunches(state, account.employeeId, date);
  const approved = decideKinds(all.filter((punch) => punch.status === "approved"));
  const holiday = holidayKind(state, day);
  const shift = holiday === "none" ? state.tenant.rules.shift : null;
  const fromToday = compareDays(day, todayInJapan(state.now()));
  const leave = approvedLeave(state, account, date);
  const deemed = state.tenant.rules.leaveShowsShift && leave.some(isWhole) ? shift : null;
  return {
    day,
    holiday,
    shift,
    hours:
      deemed === null
        ? dayHours(
            approved.map((stamp) => rounded(stamp, state)),
            state.tenant.rules.shift,
          )
        : { ...noHours, start: deemed.startMinutes, end: deemed.endMinutes },
    stamps: approved,
    awaitsApproval: all.some((punch) => punch.status === "pending" || punch.deletionAsked),
    leave,
    isToday: fromToday === 0,
    isPast: fromToday < 0,
  };
}

/** A stamp as 出勤簿 counts it: coming is rounded up, going down. */
function rounded(stamp: DayPunch, state: SandboxState): DayPunch {
  const unit = state.tenant.rules.roundsBookTo;
  if (unit === null) return stamp;
  const comes = stamp.kind === "work_start" || stamp.kind === "rest_end";
  const round = comes ? Math.ceil : Math.floor;
  return { ...stamp, minutes: round(stamp.minutes / unit) * unit };
}

function holidayKind(state: SandboxState, day: Day): HolidayKind {
  if (state.tenant.holidays[isoDate(day)] !== undefined) return "national";
  if (weekday(day) === 0) return "legal";
  return weekday(day) === 6 ? "public" : "none";
}

const noHours = dayHours([], null);

function isWhole({ text, hours }: Leave): boolean {
  return hours === undefined && !/午前|午後/.test(text);
}

function approvedLeave(state: SandboxState, account: Account, date: string): Leave[] {
  return leaveOf(state, account).filter(
    ({ status, from, to }) => status === "approved" && from <= date && date <= to,
  );
}
