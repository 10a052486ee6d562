import type { Account, PunchKind } from "../tenants/tenant.ts";
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

export type PunchErrors = Readonly<Record<string, string>>;

export type InsertOutcome =
  | { readonly ok: true; readonly day: Day }
  | { readonly ok: false; readonly errors: PunchErrors };

/** Checks a punch as Jobcan's codes describe (jobcan-facts §5.2) and stores it unless `store` is false. */
export function insertPunch(
  state: SandboxState,
  account: Account,
  form: PunchForm,
  store = true,
): InsertOutcome {
  const day = existingDay(Number(form.year), Number(form.month), Number(form.day));
  if (form.employeeId !== String(account.employeeId)) return refused({ employee_id: "invalid" });
  if (day === null) return refused({ date: "format" });
  const time = checkTime(state, account, day, form.time);
  const errors: Record<string, string> = {
    ...dateError(state, day),
    ...(typeof time === "string" ? { time } : {}),
    ...fieldErrors(state, form),
  };
  if (Object.keys(errors).length > 0 || typeof time === "string") return refused(errors);
  if (store) storePunch(state, account, { day, minutes: time, form });
  return { ok: true, day };
}

const kinds: readonly PunchKind[] = ["work_start", "work_end", "rest_start", "rest_end"];

/** The kind a form value names, or null. */
export function punchKindOf(text: string): PunchKind | null {
  return kinds.find((kind) => kind === text) ?? null;
}

function refused(errors: PunchErrors): InsertOutcome {
  return { ok: false, errors };
}

function dateError(state: SandboxState, day: Day): PunchErrors {
  const { rules } = state.tenant;
  if (isClosed(day, rules)) return { date: "closed" };
  const isFuture = compareDays(day, todayInJapan(state.now())) > 0;
  return isFuture && !rules.acceptFuture ? { date: "future" } : {};
}

function checkTime(state: SandboxState, account: Account, day: Day, text: string): number | string {
  const parsed = parsePunchTime(text);
  if (typeof parsed === "string") return parsed;
  const { rules } = state.tenant;
  const date = isoDate(day);
  const same = state.punches.some(
    (punch) =>
      punch.employeeId === account.employeeId && punch.date === date && punch.minutes === parsed,
  );
  if (same) return "duplicate";
  const isToday = compareDays(day, todayInJapan(state.now())) === 0;
  if (isToday && !rules.acceptFuture && parsed > minutesInJapan(state.now())) return "early";
  if (rules.autoLeaveMinutes !== null && parsed >= rules.autoLeaveMinutes) return "auto_leave";
  return parsed;
}

function fieldErrors(state: SandboxState, form: PunchForm): PunchErrors {
  const { rules } = state.tenant;
  const knownGroup = rules.groups.some((group) => String(group.id) === form.groupId);
  return {
    ...(rules.noteRequired && form.notice.trim() === "" ? { notice: "empty" } : {}),
    ...(rules.groups.length > 0 && !knownGroup ? { group_id: "invalid" } : {}),
    ...(rules.aditItemShown && punchKindOf(form.aditItem) === null ? { adit_item: "invalid" } : {}),
  };
}

function storePunch(
  state: SandboxState,
  account: Account,
  punch: { readonly day: Day; readonly minutes: number; readonly form: PunchForm },
): void {
  const { rules } = state.tenant;
  state.punches.push({
    id: state.nextPunchId++,
    employeeId: account.employeeId,
    date: isoDate(punch.day),
    minutes: punch.minutes,
    chosenKind: rules.aditItemShown ? punchKindOf(punch.form.aditItem) : null,
    status: rules.approval === "auto" ? "approved" : "pending",
    note: punch.form.notice,
    groupId: Number(punch.form.groupId) || 0,
    method: "PCマイページ修正",
  });
}
