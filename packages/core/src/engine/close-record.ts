import type { LogMessage } from "@jobcan-automation/contract";
import type { LiveJob } from "../record/live-job.ts";
import { sessionIdOf } from "../record/session-id.ts";
import { type ClosedJob, type RunResult, closeLedger } from "../settlement/close-ledger.ts";
import { closeRecheck } from "../settlement/close-recheck.ts";
import { closeProbe } from "../settlement/close-probe.ts";
import type { JobEnd } from "./engine-options.ts";

/**
 * The one way in which a job's record is closed: its open days are settled, the reason and the end are logged, and
 * the phase is set. To be stored and announced by the caller, which knows what must come first.
 */
export function closeRecord(job: LiveJob, result: RunResult, reason?: LogMessage): JobEnd {
  const { days, outcome, error } = closeJob(job, result);
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
    ...timesOf(job),
  };
}

function timesOf({ phase }: LiveJob): Pick<JobEnd, "waitedMs" | "ranMs"> {
  if (phase.state !== "finished") return { waitedMs: 0, ranMs: undefined };
  const { queuedAt, startedAt, finishedAt } = phase;
  return {
    waitedMs: Math.max(0, (startedAt ?? finishedAt) - queuedAt),
    ranMs: startedAt === undefined ? undefined : Math.max(0, finishedAt - startedAt),
  };
}

function closeJob({ facts: { mode }, days, probe }: LiveJob, result: RunResult): ClosedJob {
  switch (mode) {
    case "plan":
    case "fill":
      return closeLedger(days, mode, result);
    case "probe":
      return closeProbe(probe, result);
    case "recheck":
      return closeRecheck(days, result);
  }
}
