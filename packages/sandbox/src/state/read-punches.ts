import { decideKinds } from "./decide-kinds.ts";
import type { DayPunch, RecordedPunch } from "./punch.ts";
import type { SandboxState } from "./sandbox-state.ts";

/** The stamps of one employee's day in time order, approved and pending. */
export function dayPunches(state: SandboxState, employeeId: number, date: string): DayPunch[] {
  return decideKinds(
    state.punches.filter((punch) => punch.employeeId === employeeId && punch.date === date),
  );
}

/** All recorded punches by account, day and time; only those of `account` (an e-mail) where it is given. */
export function recordedPunches(state: SandboxState, account?: string): RecordedPunch[] {
  return state.tenant.accounts
    .filter(({ email }) => account === undefined || email === account)
    .flatMap(({ email, employeeId, companyCode }) =>
      datesOf(state, employeeId).flatMap((date) =>
        dayPunches(state, employeeId, date).map((punch) => ({
          account: email,
          companyCode,
          date,
          minutes: punch.minutes,
          kind: punch.kind,
          status: punch.status,
          note: punch.note,
          groupId: punch.groupId,
          method: punch.method,
          deletionAsked: punch.deletionAsked,
        })),
      ),
    );
}

function datesOf(state: SandboxState, employeeId: number): string[] {
  const own = state.punches.filter((punch) => punch.employeeId === employeeId);
  return [...new Set(own.map((punch) => punch.date))].toSorted();
}
