import type { Account } from "../tenants/tenant.ts";
import {
  compareDays,
  type Day,
  existingDay,
  isoDate,
  minutesInJapan,
  todayInJapan,
} from "./calendar.ts";
import { isClosed } from "./company-month.ts";
import { parsePunchTime } from "./parse-punch-time.ts";
import type { StoredPunch } from "./punch.ts";
import { hasPunch, type NewPunch, punchKindOf } from "./store-punch.ts";
import type { SandboxState } from "./sandbox-state.ts";

/** The form fields of one punch, as posted. */
export interface PunchForm {
  readonly employeeId: string;
  readonly year: string;
  readonly month: string;
  readonly day: string;
  readonly time: string;
  readonly aditItem: string;
  readonly groupId: string;
  readonly notice: string;
}

/** Jobcan's `errors`: field → code. */
type PunchErrors = Readonly<Record<string, string>>;

export type PunchCheck =
  | { readonly ok: true; readonly day: Day; readonly punch: NewPunch }
  | { readonly ok: false; readonly errors: PunchErrors };

/** Checks a punch as Jobcan's codes describe (docs/jobcan.md §5.2); an accepted one is returned, not yet stored. */
export function checkPunch(state: SandboxState, account: Account, form: PunchForm): PunchCheck {
  const day = existingDay(Number(form.year), Number(form.month), Number(form.day));
  if (form.employeeId !== String(account.employeeId)) return refused({ employee_id: "invalid" });
  if (day === null) return refused({ date: "format" });
  const at = { employeeId: account.employeeId, day, date: isoDate(day) };
  const minutes = checkTime(state, at, form.time);
  const errors: Record<string, string> = {
    ...dateError(state, day),
    ...(typeof minutes === "string" ? { time: minutes } : {}),
    ...fieldErrors(state, form),
  };
  if (Object.keys(errors).length > 0 || typeof minutes === "string") return refused(errors);
  return { ok: true, day, punch: acceptedPunch(state, form, { ...at, minutes }) };
}

function refused(errors: PunchErrors): PunchCheck {
  return { ok: false, errors };
}

interface PunchPlace {
  readonly employeeId: number;
  readonly day: Day;
  readonly date: string;
}

function checkTime(state: SandboxState, at: PunchPlace, text: string): number | string {
  const minutes = parsePunchTime(text);
  if (typeof minutes === "string") return minutes;
  const { rules } = state.tenant;
  if (hasPunch(state, { ...at, minutes })) return "duplicate";
  const isToday = compareDays(at.day, todayInJapan(state.now())) === 0;
  if (isToday && !rules.acceptFuture && minutes > minutesInJapan(state.now())) return "early";
  if (rules.autoLeaveMinutes !== null && minutes >= rules.autoLeaveMinutes) return "auto_leave";
  return minutes;
}

function dateError(state: SandboxState, day: Day): PunchErrors {
  const { rules } = state.tenant;
  if (isClosed(day, rules)) return { date: "closed" };
  const isFuture = compareDays(day, todayInJapan(state.now())) > 0;
  return isFuture && !rules.acceptFuture ? { date: "future" } : {};
}

function fieldErrors(state: SandboxState, form: PunchForm): PunchErrors {
  const { rules } = state.tenant;
  const knownGroup = rules.groups.some((group) => String(group.id) === form.groupId);
  const isRefused = rules.refusedGroups.includes(Number(form.groupId));
  const isLong = rules.noteMaxChars !== null && form.notice.length > rules.noteMaxChars;
  return {
    ...(isLong ? { notice: "length" } : {}),
    ...(rules.noteRequired && form.notice.trim() === "" ? { notice: "empty" } : {}),
    ...(rules.groups.length > 0 && (!knownGroup || isRefused) ? { group_id: "invalid" } : {}),
    ...(rules.aditItemShown && punchKindOf(form.aditItem) === null ? { adit_item: "invalid" } : {}),
  };
}

function acceptedPunch(
  state: SandboxState,
  form: PunchForm,
  at: Pick<StoredPunch, "employeeId" | "date" | "minutes">,
): NewPunch {
  const { rules } = state.tenant;
  return {
    employeeId: at.employeeId,
    date: at.date,
    minutes: at.minutes,
    chosenKind: rules.aditItemShown ? punchKindOf(form.aditItem) : null,
    status: rules.approval === "auto" ? "approved" : "pending",
    note: form.notice,
    groupId: Number(form.groupId) || 0,
    method: "PCマイページ修正",
    deletionAsked: false,
  };
}
