import type { Clock } from "@jobcan-automation/core";

/** A time that will be over. */
export interface Deadline extends Disposable {
  readonly passed: boolean;
  readonly promise: Promise<void>;
}

export function deadline(clock: Clock, withinMs: number): Deadline {
  const { promise, resolve } = Promise.withResolvers<void>();
  let passed = false;
  const timer = clock.after(withinMs, () => {
    passed = true;
    resolve();
  });
  return {
    get passed() {
      return passed;
    },
    promise,
    [Symbol.dispose]: () => timer[Symbol.dispose](),
  };
}
