import { Worker } from "bullmq";
import type { QueueParts } from "../queue-options.ts";
import { bullPrefix, queueName } from "../redis/keys.ts";

/** How long BullMQ gives a job to nobody else. */
export const lockMs = 30_000;

/** Its jobs are asked for and their locks renewed by us; a job whose lock ran out is not tried again. */
export function createBullWorker({ redis, given }: QueueParts): Worker<{ days: number }, string> {
  const bull = new Worker<{ days: number }, string>(queueName, null, {
    connection: redis,
    prefix: bullPrefix,
    autorun: false,
    lockDuration: lockMs,
    stalledInterval: lockMs,
    maxStalledCount: 0,
  });
  bull.on("error", given.onError);
  return bull;
}
