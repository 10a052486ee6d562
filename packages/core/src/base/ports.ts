import type {
  CheckpointTag,
  CleanupResult,
  CleanupStep,
  DayRecord,
  LogLevel,
  LogMessage,
  ProbeReport,
  PrunedJob,
  Question,
  RunProof,
  SkeletonPage,
  UnansweredReason,
} from "@jobcan-automation/contract";
import type { Secret } from "./secret.ts";

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

/** Who is signed in by Jobcan's own numbers, which no two people share (docs/jobcan.md §5.1). */
export interface ShownEmployee {
  companyId: string;
  employeeId: string;
}

/** What a connection test reports besides. */
export interface ProbeReporter extends RunReporter {
  /** All that a connection test has found so far; sent after each page. */
  probe(report: ProbeReport): void;
  /** The structure of a page, for whoever asked for it: held for as long as the job is, and stored nowhere. */
  skeleton(page: SkeletonPage): void;
}

/** What a person said, or why nobody did. */
export type PersonAnswer =
  | { way: "code"; code: Secret }
  | { way: "choice"; choice: string }
  | { way: "text"; text: string }
  | { way: "nobody"; reason: UnansweredReason };

/** Asks whoever follows the job, while its browser stays. */
export interface PersonPort {
  /**
   * Settles with the answer, in the way of the question's kind, or with the reason why there is none; rejects with the
   * signal's reason once that is aborted, which withdraws the question. One question at a time. A question that is
   * answered in the picture is withdrawn by whoever sees that the site goes on.
   */
  ask(question: Question, signal: AbortSignal): Promise<PersonAnswer>;
}
