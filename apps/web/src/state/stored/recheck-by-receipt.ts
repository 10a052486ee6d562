import type { AutofillClient } from "@jobcan-automation/client/browser";
import type { DayRecord, RecheckDay } from "@jobcan-automation/contract";
import { reportedCode } from "../reported-code.ts";
import type { JobStore } from "./stored-job.ts";

type Recheck = AutofillClient["jobs"]["recheck"];

/**
 * A recheck that also takes the id of a job which the service knows no more, where its receipt is stored: it is then sent
 * by its days. The first order is refused before anybody signs in.
 */
export function recheckByReceipt(
  recheck: Recheck,
  openStore: () => Promise<Pick<JobStore, "receipt">>,
): Recheck {
  return async (order, signal) => {
    try {
      return await recheck(order, signal);
    } catch (error) {
      if (!("jobId" in order.of) || reportedCode(error) !== "JOB_NOT_FOUND") throw error;
      const receipt = await (await openStore()).receipt(order.of.jobId);
      if (receipt === undefined) throw error;
      const { fileName, days } = receipt.job;
      return await recheck({ ...order, of: { fileName, days: days.map(recheckDay) } }, signal);
    }
  };
}

/** Of a day's record, what a recheck goes by. */
function recheckDay(day: DayRecord): RecheckDay {
  const { date, row, wanted, note, place, notTaken, outcome, reason } = day;
  return { date, row, wanted, note, place, notTaken, outcome, reason };
}
