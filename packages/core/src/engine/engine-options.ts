import type { ErrorCode, JobOutcome } from "@jobcan-automation/contract";
import type { Clock, Telemetry } from "../base/ports.ts";
import type { JobRunner } from "../runs/job-runner.ts";
import type { JobStore } from "../record/job-store.ts";
import type { NumberedEvent } from "../record/numbered-event.ts";
import type { RunSettings } from "../runs/run-spec.ts";
import type { AccountKeyer } from "./queue/account-key.ts";
import type { LoginFailures } from "./queue/login-failures.ts";

/** What the operator sets, and an owner's share. */
export interface EngineLimits {
  maxActive: number;
  maxQueue: number;
  /** How many jobs of one owner may wait, and as many may run; the owner's others wait for these. */
  perOwner: number;
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

/** How a job ended, for the operator: words only, nothing of a person or a site. */
export interface JobEnd {
  jobId: string;
  sessionId: string;
  outcome: JobOutcome;
  code: ErrorCode | undefined;
  /** What the error names as its cause: "sandbox_refused", "timed_out", "SIGKILL". */
  cause: string | undefined;
  /** In the queue. */
  waitedMs: number;
  /** From its start to its end; undefined for one that never ran, or of which nobody saw the end. */
  ranMs: number | undefined;
}

export interface EngineOptions {
  clock: Clock;
  store: JobStore;
  runner: JobRunner;
  telemetry: Telemetry;
  limits: EngineLimits;
  settings: RunSettings;
  /** How long the session of a plan is held for applying it; not at all where it is left out. */
  sittingMs?: number;
  memory: () => MemoryVerdict;
  /** What the processes of each run take, by the run's own process; undefined or left out where that is not known. */
  runMemoryMb?: () => ReadonlyMap<number, number>;
  /** This server process, also where an earlier one had the same number. */
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
  /** A job has ended, whatever way: for the operator's log, which may be the only place that says why. */
  onFinished?: (end: JobEnd) => void;
  /** A job that a server which is gone has left was closed; its receipt needs its upload until it is removed. */
  onRecovered?: (uploadId: string) => void;
  /** A job was removed; nothing needs its upload any more. */
  onRemoved: (uploadId: string) => void;
  /** Each event of each job once its record was given to the store, for followers in other processes. */
  onEvent?: (jobId: string, event: NumberedEvent) => void;
  /**
   * What else must hold before a press, once all is stored: that this process may still work on the job. Rejects with
   * INTERRUPTED where it does not; then nothing is pressed.
   */
  beforePress?: (jobId: string) => Promise<void>;
  /** What distinguishes accounts, where other processes have to distinguish them alike. */
  accountKey?: AccountKeyer;
  /** Rejected logins, where other processes count them too; this process's own where it is left out. */
  failures?: LoginFailures;
  /** An error that no caller waits for: a failed write, a lost run. */
  onError: (error: unknown) => void;
}
