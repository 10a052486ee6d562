import type { Leave } from "../tenants/tenant.ts";
import type { SandboxState } from "./sandbox-state.ts";

/** All requests for leave, as they stand after what was withdrawn. */
export function leaveOf(state: SandboxState): Leave[] {
  const { withdrawnLeave, tenant } = state;
  return tenant.leave.map((leave) =>
    withdrawnLeave.has(leave.appliedId) ? withdrawn(leave) : leave,
  );
}

function withdrawn(leave: Leave): Leave {
  return { ...leave, status: "withdrawn" };
}

/** Whether a request can still be withdrawn. */
export function isOpenLeave({ status }: Leave): boolean {
  return status === "approved" || status === "pending";
}
