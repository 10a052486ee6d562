import { AutofillError } from "@jobcan-automation/contract";
import type { JobRequest } from "@jobcan-automation/core";
import type { QueueParts } from "../queue-options.ts";
import { keys } from "../redis/keys.ts";
import { loadWorkers } from "../worker/worker-report.ts";
import { secsFor } from "./place.ts";

const newest = 20;

/**
 * The place that one more job would have. Throws QUEUE_FULL where there is none, or where its owner has a share of the
 * waiting already, and MEMORY_BUSY.
 */
export async function refuseWhenFull(
  { redis, given }: QueueParts,
  { owner, rows }: JobRequest,
): Promise<{ position: number; etaSecs: number }> {
  const [waiting, running, workers, own] = await Promise.all([
    redis.llen(keys.waiting),
    redis.hlen(keys.running),
    loadWorkers(redis),
    redis.zrevrange(keys.owner(owner), 0, newest - 1),
  ]);
  const places = workers.reduce((sum, worker) => sum + (worker.isClosed ? 0 : worker.places), 0);
  const figures = { running, waiting };
  const secs = secsFor(rows.length);
  const etaSecs = Math.ceil(((running + waiting) * secs) / Math.max(1, places));
  const retryAfterSecs = Math.max(5, Math.ceil(etaSecs / (waiting + 1)));
  const states = await Promise.all(own.map(async (id) => await redis.hget(keys.job(id), "state")));
  const ownWaiting = states.filter((state) => state === "waiting").length;
  if (ownWaiting > 0 && ownWaiting >= given.limits.perOwner) {
    const facts = { ...figures, reason: "own_waits" };
    throw new AutofillError("QUEUE_FULL", facts, { retryAfterSecs });
  }
  // A free place with nobody before it is taken at once, even where nothing may wait.
  const isTakenAtOnce = places - running > waiting;
  if (waiting >= given.limits.maxQueue && !isTakenAtOnce) {
    throw new AutofillError("QUEUE_FULL", figures, { retryAfterSecs });
  }
  const { refusesNewJob, ...memory } = given.memory();
  if (refusesNewJob) throw new AutofillError("MEMORY_BUSY", memory, { retryAfterSecs: 15 });
  return { position: waiting + 1, etaSecs };
}
