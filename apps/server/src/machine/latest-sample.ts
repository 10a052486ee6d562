import type { Clock } from "@jobcan-automation/core";

const freshMs = 1_000;

/**
 * What was measured last, measured anew when it is asked for a second later or more: reading the memory of a browser's
 * processes takes the processor from the job, and anybody may ask.
 */
export function latestSample<T>(clock: Pick<Clock, "monotonicMs">, measure: () => T): () => T {
  let latest: { atMs: number; sample: T } | undefined;
  return () => {
    const nowMs = clock.monotonicMs();
    if (latest === undefined || nowMs - latest.atMs >= freshMs) {
      latest = { atMs: nowMs, sample: measure() };
    }
    return latest.sample;
  };
}
