export { readRamMb } from "./memory/cgroup.ts";
export type { TelemetryEvent } from "./lines/events.ts";
export { type LineLevel, type LogLine, printable, renderLine } from "./lines/line-parts.ts";
export * from "./lines/log-line.ts";
export {
  assessMemory,
  type GuardFinding,
  type MemoryAssessment,
  startMemoryGuard,
} from "./memory/memory-guard.ts";
export { createMemorySource } from "./memory/memory-source.ts";
export { defaultLimitMb, defaultWarningMb, resolveThresholds } from "./memory/memory-thresholds.ts";
export { type MemoryView, readMemoryView } from "./memory/memory-view.ts";
export { createMetrics } from "./metrics.ts";
export { createProcessTree } from "./memory/process-tree.ts";
export { serverSlopeMbPerJob } from "./memory/server-slope.ts";
export { createTelemetry, type Telemetry } from "./telemetry.ts";
