import { errorExit, type ErrorExit } from "@jobcan-automation/contract";
import type { JobView } from "@jobcan-automation/client";

/** Exit codes of the process: who has to act. */
export const exitCodes = {
  /** All is recorded, or left out by rule; the sheet is free of errors; the stop or the file arrived. */
  ok: 0,
  /** Some of it, or nothing of it, was entered. */
  partial: 2,
  /** The sheet has rows to correct; nothing was sent to Jobcan. */
  sheet: 3,
  /** No service, no browser, a bug. */
  couldNotRun: 6,
  /** The command line was not understood. */
  usage: 64,
  /** Ctrl-C or a stop. */
  stopped: 130,
} as const;

export type ExitCode = ErrorExit | (typeof exitCodes)[keyof typeof exitCodes];

/** Every exit code there is, in order. */
export const exitNumbers: readonly ExitCode[] = [
  ...new Set<ExitCode>([...Object.values(exitCodes), ...Object.values(errorExit)]),
].toSorted((a, b) => a - b);

/**
 * How a job's end leaves the program (`leftOut`: rows of the sheet that were not sent). Filling ends with 0 only where
 * every row is recorded, or left out by the user's own rules (holidays, leave), and at least one is recorded: a month
 * of nothing but holidays has entered nothing, which is 2. A plan or a connection test enters nothing by its nature.
 */
export function exitOfJob({ status, mode, days }: JobView, leftOut = 0): ExitCode {
  if (status.state !== "finished") return errorExit.JOB_TIMED_OUT;
  const { outcome, error } = status;
  switch (outcome) {
    case "succeeded":
      if (leftOut > 0) return exitCodes.partial;
      return mode !== "fill" || days.some(isRecorded) ? exitCodes.ok : exitCodes.partial;
    case "partial":
      return exitCodes.partial;
    case "failed":
      return error === undefined ? exitCodes.partial : exitOf(error.code);
    case "cancelled":
      return exitCodes.stopped;
    case "interrupted":
    case "expired":
      return error === undefined ? errorExit.INTERRUPTED : exitOf(error.code);
  }
}

/** A newer service may have codes that are not known here. */
export function exitOf(code: string): ExitCode {
  const known: Partial<Record<string, ExitCode>> = errorExit;
  return known[code] ?? exitCodes.couldNotRun;
}

function isRecorded({ outcome, reason }: JobView["days"][number]): boolean {
  const wasThere = reason === "already_recorded" || reason === "already_awaiting";
  return outcome === "verified" || outcome === "awaiting_approval" || wasThere;
}
