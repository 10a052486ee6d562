import type { ErrorCode } from "@jobcan-automation/contract";
import type { ActiveJob } from "../active-job.ts";
import type { ActiveJobs } from "../active-jobs.ts";
import type { EngineOptions } from "../engine-options.ts";
import type { JobScheduler } from "../job-scheduler.ts";

/** Takes out of the queue who has waited too long, or whose page has gone (docs/product.md §2). */
export function expireWaiting(
  options: EngineOptions,
  jobs: ActiveJobs,
  scheduler: JobScheduler,
): void {
  for (const active of jobs.waiting()) {
    const code = reasonToLeave(active, options);
    if (code === undefined || !active.isWaiting) continue;
    scheduler.finish(active, { how: "expired", error: { code, facts: {} } });
  }
}

function reasonToLeave(
  { queuedMs, lease }: ActiveJob,
  { clock, limits }: EngineOptions,
): ErrorCode | undefined {
  if (clock.monotonicMs() - queuedMs >= limits.queuedMaxWaitMs) return "QUEUE_WAIT_EXPIRED";
  return lease.isOver() ? "PAGE_GONE" : undefined;
}
