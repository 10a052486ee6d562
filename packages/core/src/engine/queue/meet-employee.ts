import { AutofillError } from "@jobcan-automation/contract";
import type { ActiveJob } from "../active-job.ts";
import type { ActiveJobs } from "../active-jobs.ts";

/**
 * One live job a person: what one signs in with is known before, who that is only from Jobcan's pages. The job whose
 * pages show it first goes on; the other ends, before it has pressed anything, with ALREADY_RUNNING, and with the job's
 * id where both are the same owner's.
 */
export function meetEmployee(active: ActiveJob, employee: string, jobs: ActiveJobs): void {
  const first = jobs.find((other) => other !== active && other.employee === employee);
  if (first === undefined) active.employee = employee;
  else active.giveWay(first.owner === active.owner ? idOf(first) : {});
}

/** Throws ALREADY_RUNNING for a job that is to end because another is the same person's. */
export function refuseSecondJob({ stop }: ActiveJob): void {
  if (stop?.reason === "same_person") throw new AutofillError("ALREADY_RUNNING", stop.facts);
}

function idOf({ id, job }: ActiveJob) {
  return { jobId: id, mode: job.facts.mode };
}
