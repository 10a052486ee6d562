import type { PunchKind } from "../tenants/tenant.ts";
import type { StoredPunch } from "./punch.ts";
import type { SandboxState } from "./sandbox-state.ts";

/** A stamp that is not stored yet. */
export type NewPunch = Omit<StoredPunch, "id">;

/** Stores a checked punch; it may change the meaning of the day's other stamps. */
export function storePunch(state: SandboxState, punch: NewPunch): void {
  state.punches.push({ ...punch, id: state.nextPunchId++ });
}

/** Removes the stamp at that minute, or marks it for deletion where corrections need approval. */
export function removePunch(state: SandboxState, at: PunchMoment): void {
  if (state.tenant.rules.approval === "auto") {
    state.punches = state.punches.filter((punch) => !isAt(punch, at));
    return;
  }
  state.punches = state.punches.map((punch) =>
    isAt(punch, at) ? Object.assign(punch, { deletionAsked: true }) : punch,
  );
}

/** What a manager does with one click: pending punches become approved, asked deletions happen. */
export function approveAll(state: SandboxState): void {
  state.punches = state.punches
    .filter((punch) => !punch.deletionAsked)
    .map((punch) => Object.assign(punch, { status: "approved" }));
}

/** What a manager does with the other click: pending punches go, asked deletions do not happen. */
export function rejectAll(state: SandboxState): void {
  state.punches = state.punches
    .filter(({ status }) => status !== "pending")
    .map((punch) => Object.assign(punch, { deletionAsked: false }));
}

/** Whether that employee has a stamp at that minute of that day. */
export function hasPunch(state: SandboxState, at: PunchMoment): boolean {
  return state.punches.some((punch) => isAt(punch, at));
}

/** The kind a form value names, or null. */
export function punchKindOf(text: string): PunchKind | null {
  return kinds.find((kind) => kind === text) ?? null;
}

type PunchMoment = Pick<StoredPunch, "employeeId" | "date" | "minutes">;

const kinds: readonly PunchKind[] = ["work_start", "work_end", "rest_start", "rest_end"];

function isAt(punch: StoredPunch, at: PunchMoment): boolean {
  return (
    punch.employeeId === at.employeeId && punch.date === at.date && punch.minutes === at.minutes
  );
}
