export { createSandboxApp } from "./app.ts";
export { type SandboxOptions, startSandbox } from "./start-sandbox.ts";
export type { Sandbox } from "./sandbox.ts";
export type { FaultPlace, SimulatedFault } from "./faults/simulated-fault.ts";
export { type FaultName, faultNames } from "./faults/fault-name.ts";
export type { Step } from "./faults/step.ts";
export { otherHost } from "./faults/fault-answers.ts";
export type { RecordedPunch } from "./state/punch.ts";
export {
  createSandboxState,
  type LoggedRequest,
  type SandboxCounts,
  type SandboxState,
} from "./state/sandbox-state.ts";
export type * from "./tenants/tenant.ts";
export { demoAccount } from "./tenants/base-tenant.ts";
export { isTenantName, type TenantName, tenants } from "./tenants/tenants.ts";
