import type { JobStore } from "@jobcan-automation/core";
import type { JobOutbox } from "./job-outbox.ts";

/**
 * A store that hands on what it is given, to be stored in Redis. It is asked for nothing: a job in this process' hands
 * is in its memory, every other is loaded from Redis itself. `outboxOf` is undefined for a job that is in nobody's
 * hands any more.
 */
export function createOutboxStore(outboxOf: (jobId: string) => JobOutbox | undefined): JobStore {
  const save: JobStore["save"] = (job, change) => outboxOf(job.id)?.add(change);
  return {
    trouble: () => undefined,
    insert: nothing,
    save,
    saveDurably: save,
    load: () => undefined,
    findByRequest: () => undefined,
    newestOf: () => [],
    unfinished: () => [],
    finished: () => [],
    remove: nothing,
    register: nothing,
    renew: () => true,
    instances: () => [],
    takeOver: nothing,
    retire: nothing,
    [Symbol.dispose]: nothing,
  };
}

function nothing(): void {}
