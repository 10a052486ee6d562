import type { Redis } from "ioredis";
import { readJson } from "../record/read-json.ts";
import { keys } from "../redis/keys.ts";

/** What a worker says of itself with each sign of life; of no job and of no person. */
export interface WorkerReport {
  id: string;
  /** To seal to. */
  key: string;
  version: string;
  /** Jobs it may have at a time, those it has, and of these the ones that wait for a person. */
  places: number;
  busy: number;
  asking: number;
  /** Alive by its own count. */
  browsers: number;
  memoryMb: number;
  memoryLimitMb: number;
  /** It claims nothing: it goes down, or its memory is high. */
  isClosed: boolean;
  /** Epoch ms. */
  startedAt: number;
}

/** All workers that have given a sign of life of late; the names of others are removed. */
export async function loadWorkers(redis: Redis): Promise<WorkerReport[]> {
  const ids = await redis.smembers(keys.workers);
  if (ids.length === 0) return [];
  const texts = await redis.mget(ids.map((id) => keys.worker(id)));
  const gone = ids.filter((_, index) => texts[index] === null);
  if (gone.length > 0) await redis.srem(keys.workers, gone);
  const reports = texts.map((text) => readJson<Partial<WorkerReport>>(text ?? ""));
  return reports.filter((report) => isReport(report));
}

/** Nobody is kept from a place, or from what the telemetry shows, by a key that is none of ours. */
function isReport(report: Partial<WorkerReport> | undefined): report is WorkerReport {
  if (report === undefined) return false;
  const { id, key, version, places, busy, asking, browsers } = report;
  const { memoryMb, memoryLimitMb, startedAt } = report;
  const texts = [id, key, version];
  const figures = [places, busy, asking, browsers, memoryMb, memoryLimitMb, startedAt];
  return (
    texts.every((text) => typeof text === "string") &&
    figures.every((figure) => Number.isSafeInteger(figure))
  );
}
