import type { DayRecord, LogEntry } from "@jobcan-automation/contract";
import type { JobPhase, StoredJob } from "./job.ts";

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
  lastSeq: number;
}

/**
 * Where jobs are kept: records, log, ledger; never a credential. Synchronous, so that what a follower was told is already kept.
 * Every call throws AutofillError NO_SPACE where the store cannot be written.
 */
export interface JobStore extends Disposable {
  insert(job: StoredJob): void;
  /** Keeps phase, account and the number of the newest event. */
  update(jobId: string, progress: JobProgress): void;
  /** Adds a line; `dropUpTo` removes the lines up to that number, `droppedCount` is how many have gone so far. */
  appendLog(jobId: string, entry: LogEntry, dropped?: { upToSeq: number; count: number }): void;
  saveDay(jobId: string, day: DayRecord): void;
  load(jobId: string): StoredJob | undefined;
  /** The job a request key was used for by that owner. */
  findByRequest(owner: string, requestKey: string): string | undefined;
  unfinished(): { id: string; instance: string }[];
  finished(): FinishedJob[];
  remove(jobIds: readonly string[]): void;
}
