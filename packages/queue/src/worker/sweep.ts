import type { QueueParts } from "../queue-options.ts";
import { interruptJob } from "../record/interrupt-job.ts";
import { pruneJobs } from "../record/prune-jobs.ts";
import { interruptUnqueued } from "./interrupt-unqueued.ts";
import { keys } from "../redis/keys.ts";

/** What a worker does for the others: jobs of one that is gone are closed, old ones removed. */
export class Sweep {
  readonly #parts: QueueParts;
  /** Workers that gave no sign of life when last asked: one that comes back is none of them. */
  #missing = new Set<string>();
  readonly #isHeld: (jobId: string) => boolean;
  /** Jobs that stand as this worker's when last asked, and are not in its hands. */
  #astray = new Set<string>();

  /** `isHeld`: whether a job is in this worker's hands. */
  constructor(parts: QueueParts, isHeld: (jobId: string) => boolean) {
    this.#parts = parts;
    this.#isHeld = isHeld;
  }

  /** A worker that is missed twice in a row is gone; a job that is this worker's only by name is in nobody's hands. */
  async interruptOrphans(): Promise<void> {
    const { redis, given, peers } = this.#parts;
    if (redis.status !== "ready") return;
    try {
      const running = Object.entries(await redis.hgetall(keys.running));
      const { id: self } = peers.self;
      const others = running.map(([, worker]) => worker).filter((worker) => worker !== self);
      const workers = [...new Set(others)];
      const isHere = await Promise.all(workers.map((id) => redis.exists(keys.worker(id))));
      const missing = new Set(workers.filter((_, index) => isHere[index] === 0));
      const gone = new Set([...missing].filter((id) => this.#missing.has(id)));
      this.#missing = missing;
      const own = running.filter(([, worker]) => worker === self).map(([jobId]) => jobId);
      const astray = new Set(own.filter((jobId) => !this.#isHeld(jobId)));
      const isLeft = (jobId: string) => astray.has(jobId) && this.#astray.has(jobId);
      const left = running.filter(([jobId, worker]) => gone.has(worker) || isLeft(jobId));
      this.#astray = astray;
      for (const [jobId] of left) await interruptJob(this.#parts, jobId);
    } catch (error) {
      given.onError(error);
    }
  }

  async prune(): Promise<void> {
    const { redis, given } = this.#parts;
    if (redis.status !== "ready") return;
    try {
      await interruptUnqueued(this.#parts);
      await pruneJobs(this.#parts);
    } catch (error) {
      given.onError(error);
    }
  }
}
