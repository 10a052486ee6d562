import type { JobMode } from "@jobcan-automation/contract";
import type { JobStore, StoredOrder } from "./stored-job.ts";

/** A job that goes on from another one of this browser: a plan that is applied, days that are read again. */
export interface FurtherJob {
  id: string;
  /** When it was sent, epoch ms. */
  at: number;
  mode: JobMode;
  /** The job that it goes on from. */
  from: string;
}

/** Stores what was chosen for a job; of one that goes on from another, what was chosen for that, if it is known. */
export async function storeOrder(
  store: Pick<JobStore, "order" | "storeOrder">,
  sent: StoredOrder | FurtherJob,
): Promise<void> {
  if (!("from" in sent)) {
    await store.storeOrder(sent);
    return;
  }
  const { from, ...further } = sent;
  const order = await store.order(from);
  if (order !== undefined) await store.storeOrder({ ...order, ...further });
}
