import type { JobSummary } from "@jobcan-automation/contract";
import { useQuery } from "@tanstack/react-query";
import { useService } from "../service.tsx";

const whileLiveMs = 5000;

/** The service's list of this browser's jobs, the newest first; asked again while one of them is under way. */
export function useOwnJobs() {
  const { queries } = useService();
  return useQuery({
    ...queries.jobs.list.queryOptions(),
    refetchInterval: ({ state }) => (state.data?.some(isLive) === true ? whileLiveMs : false),
  });
}

/** Whether a job waits or runs. */
export function isLive({ status }: Pick<JobSummary, "status">): boolean {
  return status.state !== "finished";
}
