import type { Clock } from "../base/ports.ts";

/** A clock that moves only by `advance` and `jump`. */
export interface FakeClock extends Clock {
  /** Advances both clocks and calls due callbacks in order; promises that these settle have run when it settles. */
  advance(ms: number): Promise<void>;
  /** Moves the wall clock only; no time passes. */
  jump(ms: number): void;
  readonly pending: number;
}

export function createFakeClock(startMs = Date.UTC(2026, 10, 23, 1, 0, 0)): FakeClock {
  const timers = new Set<{ dueMs: number; callback: () => void }>();
  let wallOffsetMs = startMs;
  let elapsedMs = 0;
  return {
    now: () => wallOffsetMs + elapsedMs,
    monotonicMs: () => elapsedMs,
    after(delayMs, callback) {
      const timer = { dueMs: elapsedMs + delayMs, callback };
      timers.add(timer);
      return { [Symbol.dispose]: () => void timers.delete(timer) };
    },
    async advance(ms) {
      const untilMs = elapsedMs + ms;
      for (let next = nextOf(timers, untilMs); next !== undefined; next = nextOf(timers, untilMs)) {
        timers.delete(next);
        elapsedMs = Math.max(elapsedMs, next.dueMs);
        next.callback();
        await settled();
      }
      elapsedMs = untilMs;
      await settled();
    },
    jump(ms) {
      wallOffsetMs += ms;
    },
    get pending() {
      return timers.size;
    },
  };
}

/** Lets the continuations of settled promises run, and those that they settle. */
export async function settled(): Promise<void> {
  for (let tick = 0; tick < 12; tick += 1) await Promise.resolve();
}

function nextOf<T extends { dueMs: number }>(timers: Iterable<T>, untilMs: number): T | undefined {
  let first: T | undefined;
  for (const timer of timers) {
    if (timer.dueMs <= untilMs && (first === undefined || timer.dueMs < first.dueMs)) first = timer;
  }
  return first;
}
