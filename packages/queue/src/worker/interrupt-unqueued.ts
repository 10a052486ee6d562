import type { QueueParts } from "../queue-options.ts";
import { interruptJob } from "../record/interrupt-job.ts";
import { keys } from "../redis/keys.ts";

/** A submit has been answered long before, whatever the clocks of two machines say. */
const settledMs = 120_000;

/** Closes jobs that wait by their record and are not in the queue, so that nobody would ever take them. */
export async function interruptUnqueued(parts: QueueParts): Promise<void> {
  const { redis, given } = parts;
  const dueAt = given.clock.now() - settledMs;
  for (const jobId of await redis.zrangebyscore(keys.taken, "-inf", dueAt)) {
    const isQueued = (await redis.exists(keys.queued(jobId))) === 1;
    const isWaiting = (await redis.hget(keys.job(jobId), "state")) === "waiting";
    if (isWaiting && isQueued) continue;
    if (isWaiting) await interruptJob(parts, jobId, "not_queued");
    await redis.zrem(keys.taken, jobId);
  }
}
