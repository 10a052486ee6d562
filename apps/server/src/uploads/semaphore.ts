import { AutofillError } from "@jobcan-automation/contract";

/** Lets a few tasks run at a time and a few more wait; the rest is refused. */
export interface Semaphore {
  /**
   * Runs `work` once there is a place, with a signal that also aborts when the semaphore is closed. Throws
   * `READER_BUSY` if too many wait already.
   */
  run<T>(work: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T>;
  /** Aborts what runs or waits, and refuses what comes later, with this reason. */
  close(reason: Error): void;
}

export function createSemaphore({
  atOnce,
  waiting,
}: {
  atOnce: number;
  waiting: number;
}): Semaphore {
  const closing = new AbortController();
  let active = 0;
  const line: (() => void)[] = [];
  const enter = async (): Promise<void> => {
    if (active < atOnce) {
      active += 1;
      return;
    }
    if (line.length >= waiting) throw new AutofillError("READER_BUSY", {}, { retryAfterSecs: 3 });
    const { promise, resolve } = Promise.withResolvers<void>();
    line.push(resolve);
    await promise;
  };
  const leave = () => {
    const next = line.shift();
    // The place is handed on, so nobody can slip in between.
    if (next === undefined) active -= 1;
    else next();
  };
  return {
    async run(work, signal) {
      const either = AbortSignal.any([signal, closing.signal]);
      either.throwIfAborted();
      await enter();
      try {
        either.throwIfAborted();
        return await work(either);
      } finally {
        leave();
      }
    },
    close: (reason) => closing.abort(reason),
  };
}
