import { LiveJob } from "@jobcan-automation/core";
import type { QueueParts } from "../queue-options.ts";
import { createOutboxStore } from "../record/outbox-store.ts";
import type { RemoteRecord } from "../record/stored-job.ts";
import { orAway } from "../redis/connection.ts";
import { loadOfQueue, placeOf, secsFor } from "./place.ts";

/** A job as its owner sees it now; nothing that is done to it here is stored. Throws QUEUE_UNAVAILABLE. */
export async function openRecord(
  parts: QueueParts,
  { stored, sittingUntil }: RemoteRecord,
): Promise<LiveJob> {
  const { clock, onError } = parts.given;
  const { facts, phase, days } = stored;
  const job = { jobId: facts.id, days: days.length };
  const place =
    phase.state === "waiting" ? await orAway(placeOf(parts, job, loadOfQueue(parts))) : undefined;
  const isHeld = sittingUntil !== undefined && sittingUntil > clock.now();
  return new LiveJob({
    stored,
    store: createOutboxStore(() => undefined),
    queue: {
      place: () => place ?? { position: 1, etaSecs: 0 },
      secsFor,
      sittingUntil: () => (isHeld ? sittingUntil : undefined),
    },
    now: () => clock.now(),
    onError,
  });
}
