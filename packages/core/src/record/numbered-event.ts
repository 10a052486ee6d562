import type { JobEvent } from "@jobcan-automation/contract";

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
