import type { JobMode } from "@jobcan-automation/contract";
import type { KeptJobs, KeptOrder } from "./kept-job.ts";

/** A job that goes on from another one of this browser: a plan that is applied, days that are read again. */
export interface FurtherJob {
  id: string;
  /** When it was sent, epoch ms. */
  at: number;
  mode: JobMode;
  /** The job that it goes on from. */
  from: string;
}

/** Keeps what was chosen for a job; of one that goes on from another, what was chosen for that, if it is known. */
export async function keepOrder(
  jobs: Pick<KeptJobs, "order" | "keepOrder">,
  sent: KeptOrder | FurtherJob,
): Promise<void> {
  if (!("from" in sent)) {
    await jobs.keepOrder(sent);
    return;
  }
  const { from, ...further } = sent;
  const order = await jobs.order(from);
  if (order !== undefined) await jobs.keepOrder({ ...order, ...further });
}
