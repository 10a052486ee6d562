import type {
  Answer,
  JobSummary,
  JobView,
  SkeletonPage,
  StopMode,
  SubmitAnswer,
} from "@jobcan-automation/contract";
import type { ApplyRequest, JobRef, JobRequest, UploadPlace } from "../record/job-request.ts";
import type { PictureSource } from "../runs/picture-line.ts";
import type { EngineOperation } from "./operation/engine-operation.ts";
import type { FollowOptions, NumberedEvent } from "../record/numbered-event.ts";

export interface JobCounts {
  waiting: number;
  running: number;
  /** Of the running: those that wait for a person. */
  waitingForPerson: number;
  finished: number;
}

/**
 * The queue, the runs and their records. Every method that names a job throws JOB_NOT_FOUND for an unknown and for a
 * foreign one. Asynchronous throughout, so that an engine over a network can take the local one's place.
 */
export interface JobEngine {
  /** What is asked of it by who operates the service. */
  readonly operation: EngineOperation;
  /** Throws QUEUE_FULL, ALREADY_RUNNING, MEMORY_BUSY, RATE_LIMITED, DRAINING, SHUTTING_DOWN or NO_SPACE. */
  submit(request: JobRequest): Promise<SubmitAnswer>;
  /** As `submit`, with the session that a plan opened. Throws SITTING_OVER where that is held no more. */
  apply(request: ApplyRequest): Promise<SubmitAnswer>;
  get(ref: JobRef): Promise<JobView>;
  /** An owner's newest 50 jobs, the newest first. Renews no lease. */
  list(owner: string): Promise<readonly JobSummary[]>;
  /**
   * What a connection test has of the structure of pages; [] where this process did not run it, or holds it no more.
   */
  skeletons(ref: JobRef): Promise<readonly SkeletonPage[]>;
  /** The upload a job was made from and the sheet of it, for its receipt. */
  uploadOf(ref: JobRef): Promise<UploadPlace>;
  /** Subscribed when the promise settles; the iteration never throws and ends with the job's last event. */
  follow(ref: JobRef, options: FollowOptions): Promise<AsyncIterable<NumberedEvent>>;
  stop(ref: JobRef, mode: StopMode): Promise<void>;
  /**
   * What a person says to the question a job waits for; `number` is that of the question meant, any where it is left
   * out. Throws NOT_ASKED where it waits for none, or for another; INVALID_REQUEST for an answer in the wrong way.
   */
  answer(ref: JobRef, answer: Answer, number?: number): Promise<void>;
  /** Puts the end of that question off, once in a job. Throws NOT_ASKED. */
  extend(ref: JobRef, number?: number): Promise<void>;
  /** Renews a waiting job's lease. */
  touch(ref: JobRef): Promise<void>;
  /** The live picture of a running job's browser. Throws INVALID_REQUEST {reason: no_picture} where it does not run. */
  picture(ref: JobRef): Promise<PictureSource>;
  /** The page says it is leaving: a waiting job's lease becomes short, and so does the time that a session is held. */
  goodbye(ref: JobRef): Promise<void>;
  /** Removes what has been finished for longer than the retention. */
  prune(): Promise<void>;
  counts(): Promise<JobCounts>;
  /** Stops admitting, asks runs to end after the day in hand, and settles when the last has ended. */
  shutdown(): Promise<void>;
}
