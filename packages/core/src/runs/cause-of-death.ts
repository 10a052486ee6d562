import type { RunResult } from "./job-runner.ts";

/** What the system tells of a process that ended without a word. */
export interface DeathEvidence {
  code: number | null;
  signal: string | null;
  /** Set where the process could not even be started. */
  error?: Error;
  /** The kernel's own counter has risen during the run. */
  wasOomKilled: boolean;
  stderr: string;
}

/** Names the reason from the evidence; a SIGKILL that was not ours is memory only where the kernel says so. */
export function causeOfDeath(evidence: DeathEvidence): Extract<RunResult, { how: "died" }> {
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
