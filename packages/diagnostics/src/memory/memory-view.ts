import type { DiagnosticsClock } from "../clock.ts";
import { roundMb } from "./figures.ts";
import { assessMemory, type MemoryLevel } from "./memory-guard.ts";
import type { MemorySource } from "./memory-source.ts";
import type { MemoryThresholds } from "./memory-thresholds.ts";
import type { ProcessTree } from "./process-tree.ts";

/** Memory at one glance, in MB with one decimal: `/health/memory` and the telemetry page. */
export interface MemoryView {
  at: number;
  source: "cgroup-v2" | "cgroup-v1" | "proc";
  containerMb: number;
  serverMb: number;
  runnerMb: number;
  browserMb: number;
  /** What the split is measured by; other than "pss" it counts shared pages more than once. */
  measure: "pss" | "rss" | "mixed";
  anonSharedMb?: number | undefined;
  warningMb: number;
  limitMb: number;
  /** The container's own limit, where it has one. */
  hardLimitMb?: number | undefined;
  /** containerMb of limitMb. */
  percent: number;
  level: MemoryLevel;
  oomKills?: number | undefined;
  thresholdsFrom: MemoryThresholds["from"];
}

export interface MemoryViewOptions {
  clock: Pick<DiagnosticsClock, "now">;
  memory: MemorySource;
  tree: Pick<ProcessTree, "scan">;
  thresholds: MemoryThresholds;
  /** The number of the day being entered, where a job types. */
  day?: number | undefined;
}

/** Measures now: one pass over /proc and one over the control group. */
export function readMemoryView(options: MemoryViewOptions): MemoryView {
  const { thresholds } = options;
  const split = options.tree.scan();
  const container = options.memory.read(split);
  const { level, percent } = assessMemory(container.workingSetMb, thresholds, options.day);
  return {
    at: options.clock.now(),
    source: container.source,
    containerMb: roundMb(container.workingSetMb),
    serverMb: roundMb(split.serverMb),
    runnerMb: roundMb(split.runnerMb),
    browserMb: roundMb(split.browserMb),
    measure: split.measure,
    anonSharedMb: roundIfTold(container.anonSharedMb),
    warningMb: thresholds.warningMb,
    limitMb: thresholds.limitMb,
    hardLimitMb: roundIfTold(container.limitMb),
    percent,
    level,
    oomKills: container.oomKills,
    thresholdsFrom: thresholds.from,
  };
}

function roundIfTold(mb: number | undefined): number | undefined {
  return mb === undefined ? undefined : roundMb(mb);
}
