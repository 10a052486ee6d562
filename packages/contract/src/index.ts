export * from "./error-codes.ts";
export * from "./job.ts";
export * from "./ledger.ts";
export * from "./limits.ts";
export * from "./log-entry.ts";
export * from "./service.ts";
export * from "./telemetry.ts";
export * from "./timesheet.ts";
