export { type SandboxOptions, startSandbox } from "./start-sandbox.ts";
export type { Sandbox } from "./sandbox.ts";
export { faultTitles } from "./faults/fault-name.ts";
export { readSimulatedFault } from "./faults/read-simulated-fault.ts";
export type { SimulatedFault } from "./faults/simulated-fault.ts";
export type { RecordedPunch } from "./state/punch.ts";
export type * from "./tenants/tenant.ts";
export { demoAccount } from "./tenants/base-tenant.ts";
export { isTenantName, type TenantName, tenants } from "./tenants/tenants.ts";
