import {
  type DayRecord,
  type LogEntry,
  type ProbeReport,
  AutofillError,
} from "@jobcan-automation/contract";
import type { JobFacts, JobPhase, StoredJob } from "./job.ts";

/** A job and the instance that it belongs to, which alone may write it. */
export type OwnedJob = Pick<JobFacts, "id" | "instance">;

/** A server process on this store, and when it last gave a sign of life. */
export interface Instance {
  id: string;
  /** Epoch ms. It differs from the last in any case, whatever the clock does. */
  beatAt: number;
}

/** A finished job as pruning sees it. */
export interface FinishedJob {
  id: string;
  uploadId: string;
  finishedAt: number;
  ok: boolean;
  logCount: number;
}

/** What changes about a job besides its days and log. */
export interface JobProgress {
  phase: JobPhase;
  account: string | undefined;
  /** What a connection test has found so far; undefined for other jobs. */
  probe?: ProbeReport | undefined;
  /** The number of the newest event. */
  lastSeq: number;
}

/** All that changed about a job since it was last stored. */
export interface JobChange {
  progress?: JobProgress;
  days: readonly DayRecord[];
  /** New lines of the log, oldest first. */
  lines: readonly LogEntry[];
  /** The log's lines up to this number are removed; `count` is how many have gone so far. */
  dropped?: { upToSeq: number; count: number };
}

/**
 * Where jobs are stored: records, log, ledger; never a credential. Synchronous, so that what a follower was sent is
 * already stored. Every call throws AutofillError NO_SPACE where the store cannot be written; what one call was given
 * is then stored in no part. A write for an instance that has no row, or of a job that is another's, throws
 * INTERRUPTED: it has been taken over.
 */
export interface JobStore extends Disposable {
  /** Why the last write failed ("full", "locked", "corrupt" …); undefined where it did not. */
  trouble(): string | undefined;
  insert(job: StoredJob): void;
  save(job: OwnedJob, change: JobChange): void;
  /**
   * As `save`, and nothing of the job stored so far can be lost any more, whatever happens to this process or its
   * machine.
   */
  saveDurably(job: OwnedJob, change: JobChange): void;
  load(jobId: string): StoredJob | undefined;
  /** The job a request key was used for by that owner. */
  findByRequest(owner: string, requestKey: string): string | undefined;
  /** Ids of an owner's jobs, the newest first. */
  newestOf(owner: string, most: number): string[];
  unfinished(): OwnedJob[];
  finished(): FinishedJob[];
  remove(jobIds: readonly string[]): void;
  /** Adds the row of an instance that begins. */
  register(instance: string, nowMs: number): void;
  /** A sign of life; false where the instance has no row any more. */
  renew(instance: string, nowMs: number): boolean;
  instances(): Instance[];
  /** Removes another's row, which fences it, and gives its unfinished jobs to `by`, at once. */
  takeOver(gone: string, by: string): void;
  /** Removes the row of an instance that ends. */
  retire(instance: string): void;
}

/** The refusal of a write by an instance that another has taken over. */
export function takenOver(): AutofillError {
  return new AutofillError("INTERRUPTED", { cause: "taken_over" });
}
