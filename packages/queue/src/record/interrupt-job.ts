import type { QueueParts } from "../queue-options.ts";
import { keys } from "../redis/keys.ts";
import { closeJob } from "./close-job.ts";
import { loadJob } from "./stored-job.ts";

/** Closes a job that is in nobody's hands any more: `interrupted`, with every day known so far. */
export async function interruptJob(
  parts: QueueParts,
  jobId: string,
  cause: "worker_gone" | "not_begun" | "not_queued" = "worker_gone",
): Promise<void> {
  const record = await loadJob(parts.redis, jobId);
  if (record === undefined || record.stored.phase.state === "finished") {
    await parts.redis.hdel(keys.running, jobId);
    return;
  }
  const error = { code: "INTERRUPTED", facts: { cause } } as const;
  const reason = { code: "service_restarted", facts: {} } as const;
  await closeJob(parts, record, {
    result: { how: "interrupted", error },
    reason,
    cause,
  });
}
