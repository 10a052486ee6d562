import type { QueueParts } from "../queue-options.ts";
import { keys } from "../redis/keys.ts";
import { loadJob } from "./stored-job.ts";

const atOnce = 200;

/** What is published of a job that is removed. */
export const expiredNotice = "expired";

/** Removes what has been finished for longer than the retention, and logs it; silent where there is nothing. */
export async function pruneJobs(parts: QueueParts): Promise<void> {
  const { redis, given } = parts;
  const { telemetry, limits, clock } = given;
  const dueAt = clock.now() - limits.retentionMs;
  const due = await redis.zrangebyscore(keys.finished, "-inf", dueAt, "LIMIT", 0, atOnce);
  if (due.length === 0) return;
  telemetry.memoryCheck("prune_jobs_before", {});
  let removed = 0;
  for (const jobId of due) if (await removeJob(parts, jobId)) removed += 1;
  const [waiting, running, finished] = await Promise.all([
    redis.llen(keys.waiting),
    redis.hlen(keys.running),
    redis.zcard(keys.finished),
  ]);
  telemetry.pruneSummary(removed, waiting + running + finished);
  telemetry.memoryCheck("prune_jobs_after", {});
}

/** False where another process was quicker. */
async function removeJob({ redis, given }: QueueParts, jobId: string): Promise<boolean> {
  const record = await loadJob(redis, jobId);
  if ((await redis.zrem(keys.finished, jobId)) === 0) return false;
  if (record === undefined) return true;
  const { facts, phase, log, droppedLogEntries } = record.stored;
  await redis
    .multi()
    .del(keys.job(jobId), keys.days(jobId), keys.log(jobId), keys.events(jobId), keys.stop(jobId))
    .zrem(keys.owner(facts.owner), jobId)
    .publish(keys.events(jobId), expiredNotice)
    .exec();
  given.onRemoved(facts.uploadId);
  if (phase.state !== "finished") return true;
  given.telemetry.pruned({
    jobId,
    status: phase.outcome === "succeeded" ? "completed" : "error",
    logCount: log.length + droppedLogEntries,
    ageSecs: Math.max(0, given.clock.now() - phase.finishedAt) / 1000,
  });
  return true;
}
