import { decideKinds } from "./decide-kinds.ts";
import type { DayPunch, KeptPunch } from "./punch.ts";
import type { SandboxState } from "./sandbox-state.ts";

/** The stamps of one employee's day in time order, approved and pending. */
export function dayPunches(state: SandboxState, employeeId: number, date: string): DayPunch[] {
  return decideKinds(
    state.punches.filter((punch) => punch.employeeId === employeeId && punch.date === date),
  );
}

/** All kept punches, by account, day and time; `account` (an e-mail) narrows. */
export function keptPunches(state: SandboxState, account?: string): KeptPunch[] {
  return state.tenant.accounts
    .filter((one) => account === undefined || one.email === account)
    .flatMap((one) =>
      datesOf(state, one.employeeId).flatMap((date) =>
        dayPunches(state, one.employeeId, date).map((punch) => ({
          account: one.email,
          companyCode: one.companyCode,
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
