export { createSecretMask } from "./base/mask-secrets.ts";
export type { Clock, Telemetry } from "./base/ports.ts";
export { Secret } from "./base/secret.ts";
export { findChromium } from "./browser/find-chromium.ts";
export type { MemoryVerdict } from "./engine/engine-options.ts";
export type {
  JobCounts,
  JobEngine,
  JobRef,
  NumberedEvent,
  UploadPlace,
} from "./engine/job-engine.ts";
export { type LocalEngine, createLocalEngine } from "./engine/local-engine.ts";
export { checkRows } from "./engine/queue/check-rows.ts";
export type { JobStore } from "./record/job-store.ts";
export { openSqliteStore } from "./record/sqlite-store.ts";
export { sweepRunFolders } from "./runs/run-folder.ts";
export { createProcessRunner } from "./runs/run-in-process.ts";
