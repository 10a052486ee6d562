import type {
  FillOptions,
  JobEvent,
  JobMode,
  JobView,
  StopMode,
  SubmitAnswer,
  Target,
  TimesheetRow,
} from "@jobcan-automation/contract";
import type { Secret } from "../base/secret.ts";
import type { SheetPlace } from "../record/job.ts";

/** A submit as the engine takes it: already checked, and its secrets wrapped. `owner` is the hash of the browser's own key. */
export interface JobRequest {
  owner: string;
  uploadId: string;
  fileName: string;
  /** The sheet the rows were read from; absent for a CSV. */
  sheet?: SheetPlace;
  rows: readonly TimesheetRow[];
  login: Secret;
  password: Secret;
  companyCode: string | undefined;
  target: Target;
  mode: JobMode;
  options: FillOptions;
  requestKey: string;
}

/** Names a job as a caller may: an id alone opens nothing, and a foreign id is answered like an unknown one (JOB_NOT_FOUND). */
export interface JobRef {
  jobId: string;
  owner: string;
}

/** Where a job's rows came from. */
export interface UploadPlace {
  uploadId: string;
  sheet: SheetPlace | undefined;
}

/** An event with its number in the job. A snapshot and a gap carry the number of the newest event they stand for. */
export interface NumberedEvent {
  seq: number;
  event: JobEvent;
}

export interface FollowOptions {
  /** The last number the follower holds, as it sent it: unknown text is answered with a gap and a snapshot. */
  lastEventId?: string | undefined;
  /** Ends the iteration. */
  signal: AbortSignal;
}

export interface JobCounts {
  waiting: number;
  running: number;
  finished: number;
}

/**
 * The queue, the runs and their records. Every method that names a job throws JOB_NOT_FOUND for an unknown and for a foreign one.
 * Asynchronous throughout, so that an engine over a network can take the local one's place.
 */
export interface JobEngine {
  /** Throws QUEUE_FULL, ALREADY_RUNNING, MEMORY_BUSY, RATE_LIMITED, SHUTTING_DOWN or NO_SPACE. */
  submit(request: JobRequest): Promise<SubmitAnswer>;
  get(ref: JobRef): Promise<JobView>;
  /** The upload a job was made from and the sheet of it, for its receipt. */
  uploadOf(ref: JobRef): Promise<UploadPlace>;
  /** Subscribed when the promise settles; the iteration never throws and ends with the job's last event. */
  follow(ref: JobRef, options: FollowOptions): Promise<AsyncIterable<NumberedEvent>>;
  stop(ref: JobRef, when: StopMode): Promise<void>;
  /** Renews a waiting job's lease. */
  touch(ref: JobRef): Promise<void>;
  /** The page says it is leaving: a waiting job's lease becomes short. */
  goodbye(ref: JobRef): Promise<void>;
  /** Removes what has been finished for longer than the retention. */
  prune(): Promise<void>;
  counts(): JobCounts;
  /** Stops admitting, asks runs to end after the day in hand, and settles when the last has ended. */
  shutdown(): Promise<void>;
}
