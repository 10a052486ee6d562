import type { LogMessage } from "@jobcan-automation/contract";
import { closeRecord, LiveJob, type QueueView, type RunResult } from "@jobcan-automation/core";
import type { QueueParts } from "../queue-options.ts";
import { keys } from "../redis/keys.ts";
import { newToken } from "./new-token.ts";
import { JobOutbox } from "./job-outbox.ts";
import { createOutboxStore } from "./outbox-store.ts";
import { loadJob, type RemoteRecord } from "./stored-job.ts";

export interface Closing {
  result: RunResult;
  reason?: LogMessage;
  /** For the operator: why. */
  cause?: string;
}

const flushMs = 5_000;
/** Of a job that ends nothing of the queue is shown. */
const noQueue: QueueView = {
  place: () => ({ position: 1, etaSecs: 0 }),
  secsFor: () => 0,
  sittingUntil: () => undefined,
};

/**
 * Ends a job whose worker is gone, or that cannot begin: its writer is replaced first, so that nothing of an earlier
 * one comes in any more, its lease goes with it, and its record is closed with every day known so far. False where
 * another was quicker.
 */
export async function closeJob(
  parts: QueueParts,
  seen: Pick<RemoteRecord, "stored" | "token" | "account">,
  { result, reason, cause }: Closing,
): Promise<boolean> {
  const { scripts, redis, peers, given, outbox: options } = parts;
  const { id } = seen.stored.facts;
  const token = newToken(peers.self.id);
  const holder = JSON.stringify(peers.self);
  if (!(await scripts.take(keys.job(id), [seen.token, token, holder]))) return false;
  const record = await loadJob(redis, id);
  if (record === undefined) return false;
  const outbox = new JobOutbox(options, { id, account: record.account, token }, () => {});
  const job = new LiveJob({
    stored: record.stored,
    store: createOutboxStore(() => outbox),
    queue: noQueue,
    now: () => given.clock.now(),
    onEvent: (_, event) => outbox.event(event),
    onError: given.onError,
  });
  const end = closeRecord(job, result, reason);
  await outbox.flush(flushMs);
  given.onFinished?.({ ...end, cause: cause ?? end.cause });
  return true;
}
