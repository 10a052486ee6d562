import type { QueueParts } from "../queue-options.ts";
import { interruptJob } from "../record/interrupt-job.ts";
import { pruneJobs } from "../record/prune-jobs.ts";
import { keys } from "../redis/keys.ts";

/** What a worker does for the others: jobs of one that is gone are closed, old ones removed. */
export class Sweep {
  readonly #parts: QueueParts;
  /** Workers that gave no sign of life when last asked: one that comes back is none of them. */
  #missing = new Set<string>();

  constructor(parts: QueueParts) {
    this.#parts = parts;
  }

  /** A worker that is missed twice in a row is gone. */
  async interruptOrphans(): Promise<void> {
    const { redis, given } = this.#parts;
    if (redis.status !== "ready") return;
    try {
      const running = Object.entries(await redis.hgetall(keys.running));
      const workers = [...new Set(running.map(([, worker]) => worker))];
      const isHere = await Promise.all(workers.map((id) => redis.exists(keys.worker(id))));
      const missing = new Set(workers.filter((_, index) => isHere[index] === 0));
      const gone = new Set([...missing].filter((id) => this.#missing.has(id)));
      this.#missing = missing;
      for (const [jobId, worker] of running) {
        if (gone.has(worker)) await interruptJob(this.#parts, jobId);
      }
    } catch (error) {
      given.onError(error);
    }
  }

  async prune(): Promise<void> {
    const { redis, given } = this.#parts;
    if (redis.status !== "ready") return;
    try {
      await pruneJobs(this.#parts);
    } catch (error) {
      given.onError(error);
    }
  }
}
