import type { AutofillClient } from "@jobcan-automation/client/browser";
import type { JobSummary } from "@jobcan-automation/contract";
import { reportedCode } from "../reported-code.ts";
import { type JobStore, receiptOf } from "./stored-job.ts";

/**
 * Stores the receipts of jobs that have ended while no page showed them. Not of plans: to ask for one says that its page
 * is still here, and holds its session (docs/decisions/0047-a-plan-keeps-its-sign-in-for-ten-minutes.md).
 */
export async function collectReceipts(
  jobs: Pick<AutofillClient["jobs"], "get">,
  store: Pick<JobStore, "missing" | "storeReceipt">,
  ended: readonly string[],
): Promise<void> {
  for (const id of await store.missing(ended)) {
    const job = await jobs.get(id).catch(nothingWhereGone);
    const receipt = job && receiptOf(job);
    if (receipt !== undefined) await store.storeReceipt(receipt);
  }
}

/** Jobs whose receipts are collected. */
export function toCollect(jobs: readonly JobSummary[]): string[] {
  return jobs.flatMap(({ id, mode, status }) =>
    status.state === "finished" && (mode === "fill" || mode === "recheck") ? [id] : [],
  );
}

/** Its time ended between the list and this call. */
function nothingWhereGone(error: unknown): undefined {
  if (reportedCode(error) !== "JOB_NOT_FOUND") throw error;
}
