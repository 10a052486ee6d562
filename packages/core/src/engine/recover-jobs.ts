import { closeRecord } from "./close-record.ts";
import type { EngineOptions } from "./engine-options.ts";
import type { JobRecords } from "./job-records.ts";

// Numbers that the dead process may have given out and not stored.
const seqReserve = 1000;

/**
 * At start, with each instance that is taken over, and again now and then: jobs that are ours, but not in hand in
 * this process, become `interrupted`, with the days known so far.
 */
export function recoverJobs(
  options: EngineOptions,
  records: JobRecords,
  isInHand: (jobId: string) => boolean,
): void {
  const { store, instance, onError } = options;
  for (const { id, instance: owner } of store.unfinished()) {
    if (owner !== instance || isInHand(id)) continue;
    try {
      interrupt(options, records, id);
    } catch (error) {
      // A record that cannot be read must stop neither the others nor the service.
      onError(error);
    }
  }
}

function interrupt(options: EngineOptions, records: JobRecords, jobId: string): void {
  const job = records.load(jobId, seqReserve);
  if (job === undefined) return;
  const error = { code: "INTERRUPTED", facts: {} } as const;
  const reason = { code: "service_restarted", facts: {} } as const;
  const end = closeRecord(job, { how: "interrupted", error }, reason);
  // Where that fails the job is found unfinished again, and its end is not announced yet.
  job.persist();
  options.onRecovered?.(job.facts.uploadId);
  options.onFinished?.({ ...end, cause: "restart", ranMs: undefined });
}
