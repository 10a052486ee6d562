import type { ErrorCode, JobOutcome } from "@jobcan-automation/contract";
import type { Clock, Telemetry } from "../base/ports.ts";
import type { JobRunner } from "../runs/job-runner.ts";
import type { JobStore } from "../record/job-store.ts";
import type { RunSettings } from "../runs/run-spec.ts";

export interface EngineLimits {
  maxActive: number;
  maxQueue: number;
  queuedMaxWaitMs: number;
  retentionMs: number;
}

/** Memory as a new job sees it; `refusesNewJob` is true over WARNING. */
export interface MemoryVerdict {
  usedMb: number;
  warningMb: number;
  limitMb: number;
  refusesNewJob: boolean;
}

/** How a job ended: words only, nothing of a person or a site. */
export interface EndedJob {
  jobId: string;
  outcome: JobOutcome;
  code: ErrorCode | undefined;
  /** The error's own word for what was behind it: "sandbox_refused", "timed_out", "SIGKILL". */
  cause: string | undefined;
}

export interface EngineOptions {
  clock: Clock;
  store: JobStore;
  runner: JobRunner;
  telemetry: Telemetry;
  limits: EngineLimits;
  settings: RunSettings;
  memory: () => MemoryVerdict;
  /** This server process, told apart from an earlier one with the same number. */
  instance: string;
  /** Whether the system knows that the process of another instance has ended; false where it cannot know. */
  isInstanceGone: (instance: string) => boolean;
  /** How long another may give no sign of life before its jobs are taken over; 15 s where it is left out. */
  takeOverAfterMs?: number;
  /** Another instance was dead; its jobs are ours now. */
  onNeighbourGone?: (instance: string) => void;
  /** Another instance has taken ours over: nothing more is stored and nothing more is pressed. */
  onSuperseded?: () => void;
  /** An unguessable id (128 bits or more). */
  newId: () => string;
  /** A job has ended, whatever way: for the operator's log, which must say why a job ended when nobody else will. */
  onFinished?: (ended: EndedJob) => void;
  /** A job was removed; nothing needs its upload any more. */
  onRemoved: (uploadId: string) => void;
  /** A fault that no caller can be told: a failed write, a lost run. */
  onFault: (error: unknown) => void;
}
