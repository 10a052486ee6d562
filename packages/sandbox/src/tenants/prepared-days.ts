import { demoAccount } from "./base-tenant.ts";
import type { Leave, TenantPunch } from "./tenant.ts";

const { employeeId } = demoAccount;

/** Leave in November 2026, one of each kind; only approved leave shows in 出勤簿, all of it in the leave list. */
export const leaveRequests: readonly Leave[] = [
  leave(501, ["2026-11-12", "2026-11-12"], { status: "approved" }),
  leave(502, ["2026-11-13", "2026-11-13"], { status: "pending" }),
  leave(503, ["2026-11-16", "2026-11-16"], { status: "rejected" }),
  leave(504, ["2026-11-18", "2026-11-19"], {
    status: "approved",
    code: "代",
    codeEnglish: "SH",
    text: "代休(全休)",
  }),
  leave(505, ["2026-11-20", "2026-11-20"], { status: "approved", text: "有休(午前休)" }),
];

/** Leave of several days, and of parts of days, most of it awaiting approval: only the list of requests knows of it. */
export const leaveOverDays: readonly Leave[] = [
  awaiting(601, "2026-10-28", "2026-11-04"),
  awaiting(602, "2026-11-10", "2026-11-12"),
  { ...awaiting(603, "2026-11-16", "2026-11-18"), status: "rejected" },
  { ...awaiting(604, "2026-11-19", "2026-11-20"), status: "withdrawn" },
  { ...awaiting(605, "2026-11-24", "2026-11-24"), text: "有休(時間)", hours: "10:00～13:00" },
];

/** Days of November 2026 as a month half done: see each line. */
export const halfFilledPunches: readonly TenantPunch[] = [
  stamp("2026-11-02", 540), // start only
  stamp("2026-11-04", 540), // both, as a usual day
  stamp("2026-11-04", 1080),
  stamp("2026-11-05", 510), // both, other times
  stamp("2026-11-05", 1035),
  { ...stamp("2026-11-06", 540), status: "pending" }, // both awaiting approval
  { ...stamp("2026-11-06", 1080), status: "pending" },
  { ...stamp("2026-11-09", 540), status: "pending" }, // start awaiting approval
  stamp("2026-11-10", 540), // with a break
  stamp("2026-11-10", 720),
  stamp("2026-11-10", 780),
  stamp("2026-11-10", 1080),
  stamp("2026-11-11", 1320), // past midnight
  stamp("2026-11-11", 1800),
  stamp("2026-11-12", 540), // start approved, end awaiting approval
  { ...stamp("2026-11-12", 1080), status: "pending" },
  { ...stamp("2026-11-16", 540), deletionAsked: true }, // both asked to be deleted
  { ...stamp("2026-11-16", 1080), deletionAsked: true },
];

function stamp(date: string, minutes: number): TenantPunch {
  return { employeeId, date, minutes };
}

function awaiting(appliedId: number, from: string, to: string): Leave {
  return leave(appliedId, [from, to], { status: "pending" });
}

function leave(
  appliedId: number,
  [from, to]: readonly [string, string],
  details: Pick<Leave, "status"> & Partial<Leave>,
): Leave {
  return {
    appliedId,
    employeeId,
    from,
    to,
    code: "有",
    codeEnglish: "PV",
    text: "有休(全休)",
    ...details,
  };
}
