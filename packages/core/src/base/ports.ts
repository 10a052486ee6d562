import type {
  CheckpointTag,
  CleanupResult,
  CleanupStep,
  DayRecord,
  LogLevel,
  LogMessage,
  ProbeReport,
  PrunedJob,
  RunProof,
  SkeletonPage,
} from "@jobcan-automation/contract";

/**
 * Time as core sees it. `now` is wall time (epoch ms) for records; `monotonicMs` never jumps and is for durations and
 * deadlines.
 */
export interface Clock {
  now(): number;
  monotonicMs(): number;
  /** Calls back once after `delayMs`; disposing cancels. Never keeps the process alive. */
  after(delayMs: number, callback: () => void): Disposable;
}

/** What core logs of memory and browsers; compose.ts connects it to packages/diagnostics. */
export interface Telemetry {
  memoryCheck(tag: CheckpointTag, ids: { jobId?: string; sessionId?: string }): void;
  /** Counts one browser for as long as the hold lives. */
  holdBrowser(): Disposable;
  cleanup(step: CleanupStep | RunProof, result: CleanupResult): void;
  pruned(removed: PrunedJob): void;
  pruneSummary(removed: number, remaining: number): void;
}

/**
 * Where a run reports what it does. Every call is synchronous and cheap; nothing a reporter is given holds a secret.
 */
export interface RunReporter {
  log(level: LogLevel, message: LogMessage, date?: string): void;
  /**
   * The whole record of a day each time something of it is known better; sent before and after each press of the
   * button.
   */
  day(record: DayRecord): void;
  /** The name Jobcan shows for the signed-in account. */
  account(name: string): void;
}

/** What a connection test reports besides. */
export interface ProbeReporter extends RunReporter {
  /** All that a connection test has found so far; sent after each page. */
  probe(report: ProbeReport): void;
  /** The structure of a page, for whoever asked for it: held for as long as the job is, and stored nowhere. */
  skeleton(page: SkeletonPage): void;
}
