export { type CheckpointTag, checkpointTags } from "./checkpoint-tags.ts";
export { readRamMb } from "./cgroup.ts";
export type { DiagnosticsClock } from "./clock.ts";
export { listDescendants } from "./descendants.ts";
export type { TelemetryEvent } from "./events.ts";
export { createGauge, type Gauge } from "./gauge.ts";
export { type LineLevel, type LogLine, printable, renderLine } from "./line-parts.ts";
export * from "./log-line.ts";
export {
  assessMemory,
  createMemoryGuard,
  type GuardFinding,
  type MemoryAssessment,
  type MemoryGuard,
  type MemoryGuardOptions,
  type MemoryLevel,
} from "./memory-guard.ts";
export {
  createMemorySource,
  type MemoryFigure,
  type MemorySource,
  type MemorySourceOptions,
} from "./memory-source.ts";
export {
  defaultLimitMb,
  defaultWarningMb,
  type MemoryThresholds,
  resolveThresholds,
  type ThresholdCorrection,
  type ThresholdOrigin,
  type ThresholdWishes,
} from "./memory-thresholds.ts";
export { type MemoryView, type MemoryViewOptions, readMemoryView } from "./memory-view.ts";
export { createMetrics, type Metrics, type MetricsFigures } from "./metrics.ts";
export { isAlive, type ProcessInfo, readProcessTable } from "./process-table.ts";
export {
  createProcessTree,
  type MeasuredProcess,
  type ProcessRole,
  type ProcessTree,
  type ProcessTreeOptions,
  type TreeMemory,
} from "./process-tree.ts";
export { serverSlopeMbPerJob } from "./server-slope.ts";
export { type SystemFiles, systemFiles } from "./system-files.ts";
export { createTelemetry, type Telemetry, type TelemetryOptions } from "./telemetry.ts";
