import { AutofillError } from "@jobcan-automation/contract";
import { type EngineOperation, type OperatedJob, operatedJob } from "@jobcan-automation/core";
import { loadJob } from "../record/stored-job.ts";
import { orAway, refuseWhenAway } from "../redis/connection.ts";
import { keys } from "../redis/keys.ts";
import { type StopParts, stopJob } from "./stop-job.ts";

const mostListed = 200;

/** The operation of all processes over one Redis: what is drained at one takes nothing at any until that is undone. */
export function operateQueue(operated: StopParts): EngineOperation {
  const { parts } = operated;
  const { redis } = parts;
  const isDraining = async () => {
    refuseWhenAway(redis);
    return (await orAway(redis.exists(keys.draining))) === 1;
  };
  return {
    isDraining,
    async drain() {
      refuseWhenAway(redis);
      await orAway(redis.set(keys.draining, parts.given.clock.now()));
    },
    async admit() {
      refuseWhenAway(redis);
      await orAway(redis.del(keys.draining));
    },
    async overview() {
      const [isDrained, running, waiting] = await Promise.all([
        isDraining(),
        orAway(redis.hkeys(keys.running)),
        orAway(redis.lrange(keys.waiting, 0, -1)),
      ]);
      // New jobs come in at the head.
      const inOrder = waiting.toReversed();
      const listed = inOrder.slice(0, mostListed);
      const jobs = await Promise.all([
        ...running.map(async (id) => await operatedOf(operated, id)),
        ...listed.map(async (id, index) => await operatedOf(operated, id, index + 1)),
      ]);
      return {
        isDraining: isDrained,
        jobs: jobs.filter((job) => job !== undefined),
        unlisted: inOrder.length - listed.length,
      };
    },
    async stop(jobId, mode) {
      refuseWhenAway(redis);
      const record = await orAway(loadJob(redis, jobId));
      if (record === undefined || record.stored.phase.state === "finished") {
        throw new AutofillError("JOB_NOT_FOUND");
      }
      await stopJob(operated, record, { mode, by: "operator" });
    },
  };
}

/** `position`: its place, of one that no worker has. */
async function operatedOf(
  { parts: { redis }, holders }: StopParts,
  jobId: string,
  position = 1,
): Promise<OperatedJob | undefined> {
  const record = await orAway(loadJob(redis, jobId));
  if (record === undefined) return undefined;
  const isWaiting = record.stored.phase.state === "waiting";
  const memoryMb = isWaiting ? undefined : await holders.memoryMb(record);
  return operatedJob(record.stored, { position, memoryMb });
}
