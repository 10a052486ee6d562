import type { QueueParts } from "../queue-options.ts";
import { orAway, refuseWhenAway } from "../redis/connection.ts";
import { readJson } from "../record/read-json.ts";
import { keys } from "../redis/keys.ts";
import { loadWorkers, type WorkerReport } from "../worker/worker-report.ts";

/** All machines at one moment, as any of them sees them. */
export interface QueueState {
  waiting: number;
  /** When the one that has waited longest was sent, epoch ms; undefined where none waits. */
  oldestQueuedAt: number | undefined;
  workers: readonly WorkerReport[];
}

/** Throws QUEUE_UNAVAILABLE. */
export async function loadState({ redis }: Pick<QueueParts, "redis">): Promise<QueueState> {
  refuseWhenAway(redis);
  const [waiting, oldest, workers] = await orAway(
    Promise.all([
      redis.llen(keys.waiting),
      // New jobs come in at the head.
      redis.lindex(keys.waiting, -1),
      loadWorkers(redis),
    ]),
  );
  const phase = oldest === null ? null : await orAway(redis.hget(keys.job(oldest), "phase"));
  return {
    waiting,
    oldestQueuedAt: phase === null ? undefined : queuedAtOf(phase),
    workers: workers.toSorted((a, b) => a.startedAt - b.startedAt || a.id.localeCompare(b.id)),
  };
}

function queuedAtOf(phase: string): number | undefined {
  return readJson<{ queuedAt?: number }>(phase)?.queuedAt;
}
