import type { JobSummary, JobView } from "@jobcan-automation/contract";

/** A job as it stands in a list: its days counted by how they ended. */
export function summarize({
  id,
  fileName,
  target,
  mode,
  status,
  account,
  days,
}: JobView): JobSummary {
  const counts: JobSummary["days"] = {};
  for (const { outcome = "open" } of days) counts[outcome] = (counts[outcome] ?? 0) + 1;
  const facts = { id, fileName, target, mode, status, days: counts };
  return account === undefined ? facts : { ...facts, account };
}
