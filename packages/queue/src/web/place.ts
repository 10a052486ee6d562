import { createPace } from "@jobcan-automation/core";
import type { QueueParts } from "../queue-options.ts";
import { keys } from "../redis/keys.ts";
import { loadWorkers } from "../worker/worker-report.ts";

const pace = createPace();

/** What a run of so many days is likely to take. */
export function secsFor(days: number): number {
  return pace.secsFor(days);
}

/**
 * Where a job stands in the queue, from 1, and how long that is likely to take where those before it have as many days
 * as it has; undefined where it waits no more.
 */
export async function placeOf(
  { redis }: Pick<QueueParts, "redis">,
  jobId: string,
  days: number,
): Promise<{ position: number; etaSecs: number } | undefined> {
  const [fromHead, length, running, workers] = await Promise.all([
    redis.lpos(keys.waiting, jobId),
    redis.llen(keys.waiting),
    redis.hlen(keys.running),
    loadWorkers(redis),
  ]);
  if (fromHead === null) return undefined;
  // New jobs come in at the head.
  const position = length - fromHead;
  const places = Math.max(
    1,
    workers.reduce((sum, worker) => sum + worker.places, 0),
  );
  return { position, etaSecs: Math.ceil(((running + position - 1) * secsFor(days)) / places) };
}
