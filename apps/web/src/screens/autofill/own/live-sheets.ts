import type { JobSummary, ServiceInfo } from "@jobcan-automation/contract";
import { isLive } from "../../../state/stored/use-own-jobs.ts";

/** Jobs on a sheet that wait or run; a connection test is shown by the form itself. */
export function liveSheets(jobs: readonly JobSummary[]): JobSummary[] {
  return jobs.filter((job) => isLive(job) && job.mode !== "probe");
}

/** How many jobs of others run and wait: those of this browser are not among them. */
export function queueOfOthers(
  { running, waiting }: Pick<ServiceInfo["queue"], "running" | "waiting">,
  own: readonly JobSummary[],
): { running: number; waiting: number } {
  const live = own.filter(isLive);
  const ownWaiting = live.filter(({ status }) => status.state === "waiting").length;
  return {
    running: Math.max(0, running - (live.length - ownWaiting)),
    waiting: Math.max(0, waiting - ownWaiting),
  };
}
