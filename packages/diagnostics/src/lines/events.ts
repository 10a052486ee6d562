import type { CheckpointTag, CleanupStep, PrunedJob, RunProof } from "@jobcan-automation/contract";
import type { LineLevel } from "./line-parts.ts";
import type { GuardFinding } from "../memory/memory-guard.ts";
import type { MemoryThresholds } from "../memory/memory-thresholds.ts";

/** What all events share: `at` is epoch ms, `line` the text line of the log, whatever LOG_FORMAT is. */
interface Emitted {
  at: number;
  level: LineLevel;
  line: string;
}

/** Telemetry as data: numbers and words only, safe to send as JSON. */
export type TelemetryEvent = Emitted & TelemetryFacts;

/** An event before it is emitted. */
export type TelemetryFacts =
  | ({ type: "memory_check" } & MemoryCheckFigures)
  | { type: "browser_count"; change: "increment" | "decrement"; count: number }
  | {
      type: "cleanup_result";
      step: CleanupStep | RunProof;
      ok: boolean;
      error?: string | undefined;
      errorPath: boolean;
    }
  | ({ type: "job_prune"; action: "removed" } & PrunedJob)
  | { type: "job_prune"; action: "summary"; removed: number; remaining: number }
  | ({ type: "threshold" } & MemoryThresholds)
  | ({ type: "guard" } & GuardFinding);

/** A checkpoint's figures in MB. The split is PSS; `containerMb` is the guard's figure. */
interface MemoryCheckFigures {
  tag: CheckpointTag;
  source: "cgroup-v2" | "cgroup-v1" | "proc" | "node";
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
