import { setTimeout as wait } from "node:timers/promises";
import { AutofillError } from "@jobcan-automation/contract";

/**
 * Settles as `work` does, or rejects with the signal's reason as soon as it is aborted. The work itself must watch the
 * same signal to end; its late rejection is taken here, so it never surfaces as unhandled.
 */
export async function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const onAbort = () => reject(signal.reason);
  signal.addEventListener("abort", onAbort, { once: true });
  if (signal.aborted) onAbort();
  try {
    // The signal comes first: after an abort, work that has settled as well does not count.
    return await Promise.race([aborted, work]);
  } finally {
    signal.removeEventListener("abort", onAbort);
  }
}

/** Settles as `work` does, or rejects with `JOB_TIMED_OUT {step}` after `ms`. The timer is always cleared. */
export async function orTimedOut<T>(work: Promise<T>, ms: number, step: string): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new AutofillError("JOB_TIMED_OUT", { step })), ms);
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Waits `ms`, or rejects with the signal's reason as soon as it is aborted. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (ms <= 0) return signal.throwIfAborted();
  // Node rejects with an AbortError of its own.
  await wait(ms, undefined, { signal }).catch(() => signal.throwIfAborted());
}
