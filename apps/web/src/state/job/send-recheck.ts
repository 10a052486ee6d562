import type { AutofillClient } from "@jobcan-automation/client/browser";
import type {
  Credentials,
  DayRecord,
  JobView,
  RecheckDay,
  SubmitAnswer,
} from "@jobcan-automation/contract";
import { reportedCode } from "../reported-code.ts";

type Service = { jobs: Pick<AutofillClient["jobs"], "recheck"> };

export interface RecheckSending {
  job: Pick<JobView, "id" | "target" | "fileName" | "days">;
  credentials: Credentials;
  requestKey: string;
}

/** Asks for what Jobcan holds now of a job's days: by its record, or by its days where that is gone. */
export async function sendRecheck(
  { jobs }: Service,
  { job, ...known }: RecheckSending,
): Promise<SubmitAnswer> {
  const order = { ...known, target: job.target, person: "present" } as const;
  try {
    return await jobs.recheck({ ...order, of: { jobId: job.id } });
  } catch (error) {
    if (reportedCode(error) !== "JOB_NOT_FOUND") throw error;
    const fileName = job.fileName.slice(0, 200);
    return await jobs.recheck({ ...order, of: { fileName, days: job.days.map(recheckDay) } });
  }
}

/** Of a day's record, what a recheck goes by. */
function recheckDay(day: DayRecord): RecheckDay {
  const { date, row, wanted, note, place, notTaken, outcome, reason } = day;
  return { date, row, wanted, note, place, notTaken, outcome, reason };
}
