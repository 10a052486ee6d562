import type { JobSummary, JobView } from "@jobcan-automation/contract";

/** A job as it stands in a list: its days counted by how they ended, and when its record goes. */
export function summarize(job: JobView, retentionMs: number): JobSummary {
  const { id, fileName, target, mode, status, account, days } = job;
  const counts: JobSummary["days"] = {};
  for (const { outcome = "open" } of days) counts[outcome] = (counts[outcome] ?? 0) + 1;
  const months = [...new Set(days.map(({ date }) => date.slice(0, 7)))].toSorted();
  return {
    id,
    fileName,
    target,
    mode,
    status,
    months,
    days: counts,
    ...(account !== undefined && { account }),
    ...(status.state === "finished" && { recordUntil: status.finishedAt + retentionMs }),
  };
}
