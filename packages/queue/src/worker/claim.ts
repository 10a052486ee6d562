import type { JobRequest, StoredJob } from "@jobcan-automation/core";
import type { Job } from "bullmq";
import type { JobOutbox } from "../record/job-outbox.ts";
import type { StopOrder } from "../record/stop-order.ts";
import type { Lease } from "./lease.ts";

/** A job of BullMQ's: its own id is ours, and nothing else rests in it but the number of days. */
type QueuedJob = Job<{ days: number }, string>;

/** A job in this worker's hands, from the moment it is claimed. */
export interface Claim {
  readonly jobId: string;
  readonly account: string;
  /** As it was claimed last: BullMQ gives a job again whose lock ran out. */
  queued: QueuedJob;
  /** Of BullMQ's lock. */
  lockToken: string;
  /** Set once this worker writes the job. */
  work: ClaimedWork | undefined;
  /** Its lock and its lease are being renewed. */
  isRenewing: boolean;
  /** How it was asked to stop. */
  asked: StopOrder | undefined;
}

export interface ClaimedWork {
  readonly stored: StoredJob;
  readonly request: JobRequest;
  readonly outbox: JobOutbox;
  readonly lease: Lease;
}

/** A job that has just been taken from the queue. */
export function newClaim(jobId: string, queued: QueuedJob, lockToken: string): Claim {
  const account = queued.opts.deduplication?.id ?? "";
  const known = { jobId, account, queued, lockToken };
  return { ...known, work: undefined, asked: undefined, isRenewing: false };
}
