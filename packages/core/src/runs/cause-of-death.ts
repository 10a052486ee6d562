import type { RunExit } from "./job-runner.ts";
import type { ProcessExit } from "./process-exit.ts";
import type { RunnerReport } from "./messages.ts";

/** What the system knows of a process that ended without a report. */
export interface DeathEvidence extends ProcessExit {
  /** The kernel's own counter has risen during the run. */
  wasOomKilled: boolean;
  stderr: string;
}

/** Names the reason from the evidence; a SIGKILL that was not ours is memory only where the kernel says so. */
export function causeOfDeath(evidence: DeathEvidence): Extract<RunExit, { how: "died" }> {
  const { signal, code, error, wasOomKilled } = evidence;
  if (error !== undefined) {
    const errno = "code" in error ? String(error.code) : error.name;
    return {
      how: "died",
      code: noSpace.has(errno) ? "NO_SPACE" : "RUNNER_CRASHED",
      facts: { errno },
    };
  }
  if (signal === "SIGKILL" && wasOomKilled) {
    return { how: "died", code: "KILLED_FOR_MEMORY", facts: { signal } };
  }
  if (evidence.stderr.includes("heap out of memory")) {
    return { how: "died", code: "RUNNER_CRASHED", facts: { reason: "heap_limit" } };
  }
  return {
    how: "died",
    code: "RUNNER_CRASHED",
    facts: signal === null ? { exitCode: code ?? -1 } : { signal },
  };
}

/** No room on the disk, no file, no process to be had. */
const noSpace: ReadonlySet<string> = new Set(
  "EAGAIN EDQUOT EMFILE ENFILE ENOMEM ENOSPC EROFS".split(" "),
);

/** A browser's crash was the kernel's doing where the kernel says so. */
export function blameMemory(report: RunnerReport, wasOomKilled: boolean): RunnerReport {
  const crashed = report.end === "failed" && report.error.code === "BROWSER_CRASHED";
  return crashed && wasOomKilled
    ? { end: "failed", error: { code: "KILLED_FOR_MEMORY", facts: report.error.facts } }
    : report;
}
