import { createPace } from "@jobcan-automation/core";
import type { QueueParts } from "../queue-options.ts";
import { keys } from "../redis/keys.ts";
import { loadWorkers } from "../worker/worker-report.ts";

const pace = createPace();

/** What a run of so many days is likely to take. */
export function secsFor(days: number): number {
  return pace.secsFor(days);
}

/** How many jobs run, and how many can at a time. */
export interface QueueLoad {
  running: number;
  places: number;
}

export async function loadOfQueue({ redis }: Pick<QueueParts, "redis">): Promise<QueueLoad> {
  const [running, workers] = await Promise.all([redis.hlen(keys.running), loadWorkers(redis)]);
  return { running, places: workers.reduce((sum, worker) => sum + worker.places, 0) };
}

/**
 * Where a job stands in the queue, from 1, and how long that is likely to take where those before it have as many days
 * as it has; undefined where it waits no more. `loading`: read once where the places of many jobs are.
 */
export async function placeOf(
  { redis }: Pick<QueueParts, "redis">,
  { jobId, days }: { jobId: string; days: number },
  loading: Promise<QueueLoad>,
): Promise<{ position: number; etaSecs: number } | undefined> {
  const [fromHead, length, { running, places }] = await Promise.all([
    redis.lpos(keys.waiting, jobId),
    redis.llen(keys.waiting),
    loading,
  ]);
  if (fromHead === null) return undefined;
  // New jobs come in at the head.
  const position = length - fromHead;
  const secsOfWork = (running + position - 1) * secsFor(days);
  return { position, etaSecs: Math.ceil(secsOfWork / Math.max(1, places)) };
}
