import { AutofillError } from "@jobcan-automation/contract";
import { type PlannedOrder, Secret, type Sitting } from "@jobcan-automation/core";
import type { QueueParts } from "../queue-options.ts";
import { type SealedSecrets, wrapped } from "../record/order.ts";
import type { RemoteRecord } from "../record/stored-job.ts";
import { PeerGoneError } from "../seal/peers.ts";

/** A plan's session, from the worker that ran it. Throws SITTING_OVER where that holds it no more, or is gone. */
export async function fetchSitting(
  { peers }: QueueParts,
  { holder, stored }: RemoteRecord,
  owner: string,
): Promise<Sitting> {
  try {
    const call = { method: "sitting", jobId: stored.facts.id, body: owner };
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- sealed by a worker of ours
    const held = (await peers.call(holder, call)) as PlannedOrder & SealedSecrets;
    const { password: _, cookies, ...secrets } = wrapped(held);
    return { order: { ...held, ...secrets }, cookies: cookies ?? new Secret("[]") };
  } catch (error) {
    if (error instanceof PeerGoneError) throw new AutofillError("SITTING_OVER");
    throw error;
  }
}
