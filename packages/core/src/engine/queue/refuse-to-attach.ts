import { AutofillError, type JobMode } from "@jobcan-automation/contract";
import type { JobFacts } from "../../record/job.ts";
import type { JobRequest } from "../../record/job-request.ts";

/** Throws ALREADY_RUNNING where the job that an account has is no answer to a request with the same account. */
export function refuseToAttach(
  { id, owner, mode }: JobFacts,
  request: Pick<JobRequest, "owner" | "mode">,
): void {
  // Knowing an e-mail must not open somebody's job, nor say anything of it (SECURITY.md T2).
  if (owner !== request.owner) throw new AutofillError("ALREADY_RUNNING");
  if (workOf(mode) !== workOf(request.mode)) {
    throw new AutofillError("ALREADY_RUNNING", { jobId: id, mode });
  }
}

/**
 * What a job shows: one that works on a sheet is no answer to who asks for a connection test, nor the other way round.
 */
function workOf(mode: JobMode): JobMode | "sheet" {
  return mode === "plan" || mode === "fill" ? "sheet" : mode;
}
