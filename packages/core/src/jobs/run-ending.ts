import type { ErrorReport } from "@jobcan-automation/contract";
import type { Entry } from "./engine-state.ts";
import type { RunResult } from "./job-runner.ts";
import type { RunEnding } from "./ledger.ts";

/** Why a run is over, from what it told, what the system knows, and what we asked of it. */
export function runEnding(result: RunResult, stopWhy: Entry["stopWhy"]): RunEnding {
  switch (result.how) {
    case "told":
      return toldEnding(result.end, stopWhy);
    case "killed":
      return askedEnding(stopWhy);
    case "died":
      return { how: "failed", error: { code: result.code, facts: result.facts } };
  }
}

function toldEnding(
  end: Extract<RunResult, { how: "told" }>["end"],
  stopWhy: Entry["stopWhy"],
): RunEnding {
  switch (end.end) {
    case "done":
      return { how: "done" };
    case "failed":
      return { how: "failed", error: end.error };
    case "stopped":
      if (end.when === "memory") return askedEnding("memory");
      if (end.when === "timeout") return askedEnding("timeout");
      return askedEnding(stopWhy ?? "user");
  }
}

function askedEnding(stopWhy: Entry["stopWhy"]): RunEnding {
  switch (stopWhy) {
    case "user":
      return { how: "cancelled", error: report("JOB_CANCELLED") };
    case "shutdown":
      return { how: "interrupted", error: report("INTERRUPTED") };
    case "memory":
      return { how: "failed", error: report("MEMORY_EXHAUSTED") };
    case "timeout":
      return { how: "failed", error: report("JOB_TIMED_OUT") };
    case undefined:
      return { how: "failed", error: report("RUNNER_CRASHED") };
  }
}

function report(code: ErrorReport["code"]): ErrorReport {
  return { code, facts: {} };
}
