import type { Clock } from "./ports.ts";

/**
 * Calls `work` every so often, the first time after `everyMs`, until it is disposed of; also after a call that threw.
 */
export function repeat(clock: Pick<Clock, "after">, everyMs: number, work: () => void): Disposable {
  let pending = clock.after(everyMs, tick);
  function tick(): void {
    pending = clock.after(everyMs, tick);
    work();
  }
  return { [Symbol.dispose]: () => pending[Symbol.dispose]() };
}
