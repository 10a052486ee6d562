export { type CheckpointTag, checkpointTags } from "./lines/checkpoint-tags.ts";
export { readRamMb } from "./memory/cgroup.ts";
export type { DiagnosticsClock } from "./clock.ts";
export type { TelemetryEvent } from "./lines/events.ts";
export { createGauge, type Gauge } from "./gauge.ts";
export { type LineLevel, type LogLine, printable, renderLine } from "./lines/line-parts.ts";
export * from "./lines/log-line.ts";
export {
  assessMemory,
  type GuardFinding,
  type MemoryAssessment,
  type MemoryGuardOptions,
  type MemoryLevel,
  startMemoryGuard,
} from "./memory/memory-guard.ts";
export {
  createMemorySource,
  type MemoryFigure,
  type MemorySource,
  type MemorySourceOptions,
} from "./memory/memory-source.ts";
export {
  defaultLimitMb,
  defaultWarningMb,
  type MemoryThresholds,
  resolveThresholds,
  type ThresholdCorrection,
  type ThresholdOrigin,
  type ThresholdWishes,
} from "./memory/memory-thresholds.ts";
export { type MemoryView, type MemoryViewOptions, readMemoryView } from "./memory/memory-view.ts";
export { createMetrics, type Metrics, type MetricsFigures } from "./metrics.ts";
export {
  createProcessTree,
  type MeasuredProcess,
  type ProcessRole,
  type ProcessTree,
  type ProcessTreeOptions,
  type TreeMemory,
} from "./memory/process-tree.ts";
export { serverSlopeMbPerJob } from "./memory/server-slope.ts";
export { createTelemetry, type Telemetry, type TelemetryOptions } from "./telemetry.ts";
