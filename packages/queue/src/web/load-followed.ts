import { followerLimits } from "@jobcan-automation/contract";
import type { QueueParts } from "../queue-options.ts";
import type { LoadedJob } from "../record/remote-job.ts";
import { loadEvents, loadJob } from "../record/stored-job.ts";
import { openRecord } from "./open-record.ts";

/** A job as its followers begin with it, and the newest events that led there; undefined where it is gone. */
export async function loadFollowed(
  parts: QueueParts,
  jobId: string,
): Promise<LoadedJob | undefined> {
  const { redis } = parts;
  const record = await loadJob(redis, jobId);
  if (record === undefined) return undefined;
  const { lastSeq, log } = record.stored;
  const newer = await loadEvents(redis, jobId, Math.max(0, lastSeq - followerLimits.ringSize));
  const job = await openRecord(parts, record);
  return {
    snapshot: { type: "snapshot", job: job.view(), log },
    lastSeq,
    events: newer.filter(({ seq }) => seq <= lastSeq),
    isOver: job.isOver(),
  };
}
