import type { ErrorReport } from "@jobcan-automation/contract";
import type { RunExit } from "../runs/job-runner.ts";
import type { RunnerReport } from "../runs/messages.ts";
import type { RunResult } from "../settlement/close-ledger.ts";
import type { AskedStop } from "./active-job.ts";
import { stoppedByOperator } from "./operation/engine-operation.ts";

/** Why a run is over, from what it reported, what the system knows, and what we asked of it. */
export function runResult(exit: RunExit, asked: AskedStop | undefined): RunResult {
  switch (exit.how) {
    case "reported":
      return resultOfReport(exit.report, asked);
    case "killed":
      return resultOfStop(asked);
    case "died":
      return failed(exit.code, exit.facts);
  }
}

function resultOfReport(report: RunnerReport, asked: AskedStop | undefined): RunResult {
  switch (report.end) {
    case "done":
      return { how: "done" };
    case "failed": {
      const { error } = report;
      // Refused before a press because another instance has the job, or because its server is gone.
      return { how: error.code === "INTERRUPTED" ? "interrupted" : "failed", error };
    }
    case "stopped":
      if (report.when === "memory" || report.when === "timeout") {
        return resultOfStop({ reason: report.when, facts: asked?.facts ?? {} });
      }
      return resultOfStop(asked ?? { reason: "user", facts: {} });
  }
}

/** Why a job is over that ended because we asked it to. */
export function resultOfStop(asked: AskedStop | undefined): RunResult {
  switch (asked?.reason) {
    case "user":
      return { how: "cancelled", error: { code: "JOB_CANCELLED", facts: {} } };
    case "operator":
      return { how: "cancelled", error: stoppedByOperator };
    case "shutdown":
      return { how: "interrupted", error: { code: "INTERRUPTED", facts: {} } };
    case "memory":
      return failed("MEMORY_EXHAUSTED", asked.facts);
    case "timeout":
      return failed("JOB_TIMED_OUT");
    case "same_person":
      return failed("ALREADY_RUNNING", asked.facts);
    case undefined:
      return failed("RUNNER_CRASHED");
  }
}

function failed(code: ErrorReport["code"], facts: ErrorReport["facts"] = {}): RunResult {
  return { how: "failed", error: { code, facts } };
}
