import type { ErrorReport } from "@jobcan-automation/contract";
import type { Entry } from "./engine-state.ts";
import type { RunResult } from "../runs/job-runner.ts";
import type { RunEnding } from "../settlement/close-ledger.ts";

/** Why a run is over, from what it told, what the system knows, and what we asked of it. */
export function runEnding(result: RunResult, asked: Asked): RunEnding {
  switch (result.how) {
    case "told":
      return toldEnding(result.end, asked);
    case "killed":
      return askedEnding(asked);
    case "died":
      return { how: "failed", error: { code: result.code, facts: result.facts } };
  }
}

/** What we asked of a run, and the figures of it. */
type Asked = Pick<Entry, "stopWhy" | "stopFacts">;

function toldEnding(end: Extract<RunResult, { how: "told" }>["end"], asked: Asked): RunEnding {
  switch (end.end) {
    case "done":
      return { how: "done" };
    case "failed":
      // Refused before a press because another instance has the job, or because its server is gone.
      if (end.error.code === "INTERRUPTED") return { how: "interrupted", error: end.error };
      return { how: "failed", error: end.error };
    case "stopped":
      if (end.when === "memory" || end.when === "timeout") {
        return askedEnding({ ...asked, stopWhy: end.when });
      }
      return askedEnding({ ...asked, stopWhy: asked.stopWhy ?? "user" });
  }
}

function askedEnding({ stopWhy, stopFacts }: Asked): RunEnding {
  switch (stopWhy) {
    case "user":
      return { how: "cancelled", error: report("JOB_CANCELLED") };
    case "shutdown":
      return { how: "interrupted", error: report("INTERRUPTED") };
    case "memory":
      return { how: "failed", error: report("MEMORY_EXHAUSTED", stopFacts) };
    case "timeout":
      return { how: "failed", error: report("JOB_TIMED_OUT") };
    case undefined:
      return { how: "failed", error: report("RUNNER_CRASHED") };
  }
}

function report(code: ErrorReport["code"], facts: ErrorReport["facts"] = {}): ErrorReport {
  return { code, facts };
}
