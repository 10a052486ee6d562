import type { QueueParts } from "../queue-options.ts";
import { keys } from "../redis/keys.ts";
import { closeJob } from "./close-job.ts";
import { loadJob } from "./stored-job.ts";

/** Closes a job whose worker is gone: `interrupted`, with every day known so far. */
export async function interruptJob(parts: QueueParts, jobId: string): Promise<void> {
  const record = await loadJob(parts.redis, jobId);
  if (record === undefined || record.stored.phase.state === "finished") {
    await parts.redis.hdel(keys.running, jobId);
    return;
  }
  const error = { code: "INTERRUPTED", facts: { cause: "worker_gone" } } as const;
  const reason = { code: "service_restarted", facts: {} } as const;
  await closeJob(parts, record, {
    result: { how: "interrupted", error },
    reason,
    cause: "worker_gone",
  });
}
