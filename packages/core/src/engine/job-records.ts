import { type QueueView, LiveJob } from "../record/live-job.ts";
import type { StoredJob } from "../record/job.ts";
import type { EngineOptions } from "./engine-options.ts";

/** Jobs as the store has them, opened. */
export class JobRecords {
  readonly #options: EngineOptions;
  readonly #queue: QueueView;

  constructor(options: EngineOptions, queue: QueueView) {
    this.#options = options;
    this.#queue = queue;
  }

  /** Throws NO_SPACE where it cannot be stored. */
  create(stored: StoredJob): LiveJob {
    this.#options.store.insert(stored);
    return this.#open(stored);
  }

  /** Goes on so many event numbers above the last that is stored. */
  load(jobId: string, seqReserve = 0): LiveJob | undefined {
    const stored = this.#options.store.load(jobId);
    if (stored === undefined) return undefined;
    return this.#open({ ...stored, lastSeq: stored.lastSeq + seqReserve });
  }

  /** The same for who polls: undefined also where the store cannot be read, which `onError` is given. */
  tryLoad(jobId: string): LiveJob | undefined {
    try {
      return this.load(jobId);
    } catch (error) {
      this.#options.onError(error);
      return undefined;
    }
  }

  #open(stored: StoredJob): LiveJob {
    const { store, clock, onEvent, onError } = this.#options;
    const now = () => clock.now();
    const publish = onEvent && { onEvent };
    return new LiveJob({ stored, store, queue: this.#queue, now, ...publish, onError });
  }
}
