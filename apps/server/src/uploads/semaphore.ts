import { AutofillError } from "@jobcan-automation/contract";

/** Lets a few works run at a time and a few more wait; the rest is refused. */
export interface Slots {
  /** Runs `work` when it is its turn, with a signal that also aborts when the slots are closed. Throws `READER_BUSY` where too many wait already. */
  run<T>(work: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T>;
  /** Ends what is at work or waits, and refuses what comes, with this reason. */
  close(reason: Error): void;
}

export function createSlots({ atOnce, waiting }: { atOnce: number; waiting: number }): Slots {
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
