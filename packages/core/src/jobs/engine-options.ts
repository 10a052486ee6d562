import type { Clock, Telemetry } from "../ports.ts";
import type { JobRunner } from "./job-runner.ts";
import type { JobStore } from "./job-store.ts";
import type { RunSettings } from "./run-spec.ts";

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
  /** Whether another process still works on its jobs. */
  isInstanceAlive: (instance: string) => boolean;
  /** An unguessable id (128 bits or more). */
  newId: () => string;
  /** A job was removed; nothing needs its upload any more. */
  onRemoved: (uploadId: string) => void;
  /** A fault that no caller can be told: a failed write, a lost run. */
  onFault: (error: unknown) => void;
}
