import type { JobCounts } from "@jobcan-automation/core";
import type { QueueParts } from "../queue-options.ts";
import { keys } from "../redis/keys.ts";
import type { WorkerReport } from "./worker-report.ts";

export interface Living {
  counts: JobCounts;
  busy: number;
  isClosed: boolean;
  startedAt: number;
}

/** Three are missed before a worker counts as gone. */
const aliveMs = 15_000;

export async function signOfLife(parts: QueueParts, living: Living): Promise<void> {
  const { redis, peers, given, settings } = parts;
  const { usedMb, limitMb, refusesNewJob } = given.memory();
  const { id, key } = peers.self;
  const report: WorkerReport = {
    id,
    key,
    version: settings.version,
    places: given.limits.maxActive,
    busy: living.busy,
    asking: living.counts.waitingForPerson,
    browsers: settings.browsers?.() ?? 0,
    memoryMb: Math.round(usedMb),
    memoryLimitMb: Math.round(limitMb),
    isClosed: living.isClosed || refusesNewJob,
    startedAt: living.startedAt,
  };
  await redis
    .pipeline()
    .set(keys.worker(id), JSON.stringify(report), "PX", aliveMs)
    .sadd(keys.workers, id)
    .exec();
}
