import type { Clock } from "../base/ports.ts";

/** The machine's own time, for tests that start real processes: deadlines only, never a wait. */
export const systemClockForTests: Clock = {
  now: () => Date.now(),
  monotonicMs: () => performance.now(),
  after(delayMs, callback) {
    const timer = setTimeout(callback, delayMs);
    timer.unref();
    return { [Symbol.dispose]: () => clearTimeout(timer) };
  },
};
