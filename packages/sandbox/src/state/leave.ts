import type { Account, Leave } from "../tenants/tenant.ts";
import type { SandboxState } from "./sandbox-state.ts";

/** An employee's requests for leave, as they stand after what was withdrawn. */
export function leaveOf(
  { withdrawnLeave, tenant }: SandboxState,
  { employeeId }: Account,
): Leave[] {
  return tenant.leave
    .filter((leave) => leave.employeeId === employeeId)
    .map((leave) => (withdrawnLeave.has(leave.appliedId) ? withdrawn(leave) : leave));
}

function withdrawn(leave: Leave): Leave {
  return { ...leave, status: "withdrawn" };
}

/** Whether a request can still be withdrawn, where the company allows it at all. */
export function isWithdrawable({ tenant }: SandboxState, { status }: Leave): boolean {
  return tenant.rules.leaveWithdrawable && (status === "approved" || status === "pending");
}
