import type { LogLevel, LogMessage } from "@jobcan-automation/contract";
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
export function closeRecord(job: LiveJob, given: RunResult, reason?: LogMessage): JobEnd {
  const result = withWhatWasSent(job, given);
  const { days, outcome, error } = closeJob(job, result);
  for (const [index, day] of days.entries()) {
    if (day !== job.days[index]) job.setDay(day);
  }
  if (error !== undefined) {
    const { code, facts } = error;
    job.log(levelOf(result), reason ?? { code: "job_failed", facts: { code, facts } });
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

/**
 * An interrupted job also says how far it came, where that was no press: `nothing` was sent of one that only waited, as
 * neither the start of a run nor a press comes before its record.
 */
function withWhatWasSent({ phase, days }: LiveJob, result: RunResult): RunResult {
  if (result.how !== "interrupted" || days.some(({ sent }) => sent.length > 0)) return result;
  const sent = phase.state === "waiting" ? "nothing" : "no_punch";
  const { error } = result;
  return { ...result, error: { ...error, facts: { ...error.facts, sent } } };
}

/** The user's own stop is no error. */
function levelOf({ how }: RunResult): LogLevel {
  switch (how) {
    case "cancelled":
      return "info";
    case "expired":
      return "warn";
    case "done":
    case "failed":
    case "interrupted":
      return "error";
  }
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
