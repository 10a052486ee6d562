import type { LogMessage } from "@jobcan-automation/contract";
import type { LiveJob } from "../record/live-job.ts";
import { sessionIdOf } from "../record/session-id.ts";
import { type RunResult, closeLedger } from "../settlement/close-ledger.ts";
import { closeProbe } from "../settlement/close-probe.ts";
import type { JobEnd } from "./engine-options.ts";

/**
 * The one way in which a job's record is closed: its open days are settled, the reason and the end are logged, and
 * the phase is set. To be stored and announced by the caller, which knows what must come first.
 */
export function closeRecord(job: LiveJob, result: RunResult, reason?: LogMessage): JobEnd {
  const { mode } = job.facts;
  const { days, outcome, error } =
    mode === "probe" ? closeProbe(job.probe, result) : closeLedger(job.days, mode, result);
  for (const [index, day] of days.entries()) {
    if (day !== job.days[index]) job.setDay(day);
  }
  if (error !== undefined) {
    const { code, facts } = error;
    job.log("error", reason ?? { code: "job_failed", facts: { code, facts } });
  }
  job.log("info", { code: "job_finished", facts: { outcome } });
  job.finish(outcome, error);
  const cause = error?.facts["cause"] ?? error?.facts["signal"];
  return {
    jobId: job.facts.id,
    sessionId: sessionIdOf(job.facts.uploadId),
    outcome,
    code: error?.code,
    cause: cause === undefined ? undefined : String(cause),
  };
}
