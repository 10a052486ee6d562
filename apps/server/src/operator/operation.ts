import { AutofillError, type OperatorView, type StopMode } from "@jobcan-automation/contract";
import type { Clock, EngineOperation, OperatedJob } from "@jobcan-automation/core";
import type { ServerLog } from "../server-log.ts";
import { shortIdOf } from "../telemetry/short-id.ts";
import { tenths } from "../telemetry/tenths.ts";

/** What whoever operates the service sees and does. A job is named by the first letters of its id. */
export interface Operation {
  view(): Promise<OperatorView>;
  /** Throws JOB_NOT_FOUND where no job that waits or runs is named so. */
  stop(shortId: string, mode: StopMode): Promise<void>;
  drain(): Promise<void>;
  admit(): Promise<void>;
}

export interface OperationParts {
  engine: EngineOperation;
  clock: Pick<Clock, "now">;
  log: ServerLog;
}

/** Each deed is a line of the log: who has the token is one person or several, and they may ask each other. */
export function createOperation({ engine, clock, log }: OperationParts): Operation {
  return {
    async view() {
      const { isDraining, jobs, unlisted } = await engine.overview();
      return { at: clock.now(), isDraining, jobs: jobs.map(viewOf), unlisted };
    },
    async stop(shortId, mode) {
      const { jobs } = await engine.overview();
      const named = jobs.filter(({ jobId }) => shortIdOf(jobId) === shortId);
      const [job] = named;
      if (job === undefined || named.length > 1) throw new AutofillError("JOB_NOT_FOUND");
      await engine.stop(job.jobId, mode);
      log.line("warn", "operator_stop", { job_id: job.jobId, when: mode });
    },
    async drain() {
      await engine.drain();
      log.line("warn", "drain_started", {});
    },
    async admit() {
      await engine.admit();
      log.line("info", "drain_ended", {});
    },
  };
}

function viewOf({ jobId, memoryMb, ...job }: OperatedJob): OperatorView["jobs"][number] {
  return {
    id: shortIdOf(jobId),
    ...job,
    ...(memoryMb !== undefined && { memoryMb: tenths(memoryMb) }),
  };
}
