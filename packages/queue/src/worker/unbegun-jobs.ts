import type { QueueParts } from "../queue-options.ts";
import { interruptJob } from "../record/interrupt-job.ts";

/** Jobs that were claimed here and could not begin: each is closed, now or once Redis is there again. */
export class UnbegunJobs {
  readonly #parts: QueueParts;
  readonly #left = new Set<string>();

  constructor(parts: QueueParts) {
    this.#parts = parts;
  }

  /** False where it cannot be closed now. */
  async close(jobId: string): Promise<boolean> {
    this.#left.delete(jobId);
    try {
      await interruptJob(this.#parts, jobId, "not_begun");
      return true;
    } catch (error) {
      this.#parts.given.onError(error);
      this.#left.add(jobId);
      return false;
    }
  }

  /** Those that could not be closed before: they are in no queue, and might not stand among the running. */
  async closeAgain(): Promise<void> {
    for (const jobId of this.#left) if (!(await this.close(jobId))) return;
  }
}
