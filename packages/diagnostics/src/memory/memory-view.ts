import type { MemoryReading } from "@jobcan-automation/contract";
import type { DiagnosticsClock } from "../clock.ts";
import { roundMb } from "./figures.ts";
import { assessMemory } from "./memory-guard.ts";
import type { MemorySource } from "./memory-source.ts";
import type { MemoryThresholds } from "./memory-thresholds.ts";
import type { ProcessTree, TreeMemory } from "./process-tree.ts";

/** Memory at one glance, in MB with one decimal: `/health/memory` and the telemetry page. */
export interface MemoryView extends MemoryReading {
  /** What the split is measured by; other than "pss" it counts shared pages more than once. */
  measure: "pss" | "rss" | "mixed";
  anonSharedMb?: number | undefined;
  /** containerMb of limitMb. */
  percent: number;
  thresholdsFrom: MemoryThresholds["from"];
}

export interface MemoryViewOptions {
  clock: Pick<DiagnosticsClock, "now">;
  memory: MemorySource;
  tree: Pick<ProcessTree, "scan">;
  thresholds: MemoryThresholds;
  /** Whether a job types now. */
  isEntering: boolean;
}

/** Measures now: one pass over /proc and one over the control group. */
export function readMemoryView({ clock, memory, tree, ...how }: MemoryViewOptions): MemoryView {
  const split = tree.scan();
  return viewOf({ at: clock.now(), split, container: memory.read(split) }, how);
}

/** One reading: the tree's split and the container's figure of the same moment (epoch ms). */
interface Measured {
  at: number;
  split: TreeMemory;
  container: ReturnType<MemorySource["read"]>;
}

/** What has been measured, judged and rounded. */
export function viewOf(
  { at, split, container }: Measured,
  { thresholds, isEntering }: Pick<MemoryViewOptions, "thresholds" | "isEntering">,
): MemoryView {
  const { level, percent } = assessMemory(container, thresholds, isEntering);
  return {
    at,
    source: container.source,
    containerMb: roundMb(container.workingSetMb),
    serverMb: roundMb(split.serverMb),
    runnerMb: roundMb(split.runnerMb),
    browserMb: roundMb(split.browserMb),
    measure: split.measure,
    anonSharedMb: roundIfKnown(container.anonSharedMb),
    warningMb: thresholds.warningMb,
    limitMb: thresholds.limitMb,
    hardLimitMb: roundIfKnown(container.limitMb),
    percent,
    level,
    oomKills: container.oomKills,
    thresholdsFrom: thresholds.from,
  };
}

function roundIfKnown(mb: number | undefined): number | undefined {
  return mb === undefined ? undefined : roundMb(mb);
}
