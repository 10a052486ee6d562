import type { Clock } from "../base/ports.ts";
import type { NumberedEvent } from "./numbered-event.ts";
import type { LiveJob } from "./live-job.ts";

const pollEveryMs = 2_000;

export interface ElsewhereOptions {
  clock: Clock;
  signal: AbortSignal;
  /** The job as the store has it now; undefined where it has been removed or cannot be read. Never throws. */
  load: () => LiveJob | undefined;
}

/**
 * A job that another process on the same store works on, as in a deploy that overlaps: its events are published
 * there, so here the store is polled. Snapshots until its end or the signal; never throws.
 */
export async function* followElsewhere(
  options: ElsewhereOptions,
): AsyncGenerator<NumberedEvent, void> {
  const { load, signal } = options;
  for (let job = load(); !signal.aborted; job = load()) {
    if (job === undefined) return;
    yield { seq: job.ring.lastSeq, event: job.snapshot() };
    if (job.isOver()) return;
    await nextPoll(options);
  }
}

async function nextPoll({ clock, signal }: ElsewhereOptions): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const stop = () => resolve();
  using _timer = clock.after(pollEveryMs, stop);
  signal.addEventListener("abort", stop, { once: true });
  await promise;
  signal.removeEventListener("abort", stop);
}
