import type { CheckpointTag } from "./checkpoint-tags.ts";
import type { LineLevel } from "./line-parts.ts";
import type { CleanupStep } from "./log-line.ts";
import type { GuardFinding } from "./memory-guard.ts";
import type { ThresholdCorrection, ThresholdOrigin } from "./memory-thresholds.ts";

/** What all events share: `at` is epoch ms, `line` the text line of the log, whatever LOG_FORMAT is. */
interface Told {
  at: number;
  level: LineLevel;
  line: string;
}

export interface MemoryCheckEvent extends Told {
  type: "memory_check";
  tag: CheckpointTag;
  source: "cgroup-v2" | "cgroup-v1" | "proc";
  rssMb: number;
  containerMb: number;
  serverMb: number;
  runnerMb: number;
  browserMb: number;
  /** MEMORY_LIMIT_MB and MEMORY_WARNING_MB; the container's own limit is `hardLimitMb`. */
  limitMb: number;
  warningMb: number;
  hardLimitMb?: number | undefined;
  jobsCount: number;
  sessionsCount: number;
  browserCount: number;
  jobId?: string | undefined;
  sessionId?: string | undefined;
}

export interface BrowserCountEvent extends Told {
  type: "browser_count";
  change: "increment" | "decrement";
  count: number;
}

export interface CleanupResultEvent extends Told {
  type: "cleanup_result";
  step: CleanupStep;
  ok: boolean;
  error?: string | undefined;
  errorPath: boolean;
}

export type JobPruneEvent = Told & { type: "job_prune" } & (
    | { action: "removed"; jobId: string; status: string; logCount: number; ageSecs: number }
    | { action: "summary"; removed: number; remaining: number }
  );

/** One for each threshold line at start. */
export interface ThresholdEvent extends Told {
  type: "threshold";
  warningMb: number;
  limitMb: number;
  from: { warning: ThresholdOrigin; limit: ThresholdOrigin };
  corrections: ThresholdCorrection[];
}

export type GuardEvent = Told & { type: "guard" } & GuardFinding;

/** Telemetry as data: numbers and words only, safe to send as JSON. */
export type TelemetryEvent =
  | MemoryCheckEvent
  | BrowserCountEvent
  | CleanupResultEvent
  | JobPruneEvent
  | ThresholdEvent
  | GuardEvent;
