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
 * Where jobs are stored: records, log, ledger; never a credential. Synchronous, so that what a follower was told is already stored.
 * Every call throws AutofillError NO_SPACE where the store cannot be written; what one call was given is then stored in no part.
 */
export interface JobStore extends Disposable {
  insert(job: StoredJob): void;
  save(jobId: string, change: JobChange): void;
  /** As `save`, and nothing of the job stored so far can be lost any more, whatever happens to this process or its machine. */
  saveDurably(jobId: string, change: JobChange): void;
  load(jobId: string): StoredJob | undefined;
  /** The job a request key was used for by that owner. */
  findByRequest(owner: string, requestKey: string): string | undefined;
  unfinished(): { id: string; instance: string }[];
  finished(): FinishedJob[];
  remove(jobIds: readonly string[]): void;
}
