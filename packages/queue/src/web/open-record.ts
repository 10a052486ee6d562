import { LiveJob } from "@jobcan-automation/core";
import type { QueueParts } from "../queue-options.ts";
import { createOutboxStore } from "../record/outbox-store.ts";
import type { RemoteRecord } from "../record/stored-job.ts";
import { secsFor } from "./place.ts";

/** A job as its owner sees it now; nothing that is done to it here is stored. */
export function openRecord(
  { given: { clock, onError } }: QueueParts,
  { stored, sittingUntil }: RemoteRecord,
  place: { position: number; etaSecs: number } | undefined,
): LiveJob {
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
