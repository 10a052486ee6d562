import type { Queue } from "bullmq";
import type { QueueParts } from "../queue-options.ts";
import { closeJob } from "../record/close-job.ts";
import { stopError, type StopOrder, stopText } from "../record/stop-order.ts";
import type { RemoteRecord } from "../record/stored-job.ts";
import { orAway } from "../redis/connection.ts";
import { keys } from "../redis/keys.ts";
import type { JobHolders } from "./job-holders.ts";

export interface StopParts {
  parts: QueueParts;
  bull: Queue<{ days: number }, string>;
  holders: JobHolders;
}

const stopKeptMs = 3_600_000;

/** Asks whoever has a job to stop it; it is stored as well, for a worker to find before each press. */
export async function stopJob(
  { parts, bull, holders }: StopParts,
  record: RemoteRecord,
  order: StopOrder,
): Promise<void> {
  const { id: jobId } = record.stored.facts;
  const { state } = record.stored.phase;
  if (state === "finished") return;
  const text = stopText(order);
  await orAway(parts.redis.set(keys.stop(jobId), text, "PX", stopKeptMs));
  const method = state === "waiting" ? "order_stop" : "stop";
  const isHeard = await holders.notify(record, method, text);
  if (isHeard || state !== "waiting") return;
  // The web server that held it is gone, and what it signs in with.
  const error = stopError(order.by);
  await orAway(closeJob(parts, record, { result: { how: "cancelled", error } }));
  await orAway(bull.remove(jobId));
}
