import type { JobView, LogEntry } from "@jobcan-automation/contract";
import { progressOf } from "../job-progress.ts";

/** How long the remaining days will take; `key` identifies the data that the estimate is based on. */
export interface TimeEstimate {
  secs: number;
  key: string;
}

/** How many of the newest days set the pace; sign-in and days without punches say little about the remaining ones. */
const paceDays = 5;

/**
 * Estimates the remaining time by the newest ended days; before two have ended, by the service's own estimate.
 * Undefined where the job is not running, about to stop, or has no day left. Uses the service's clock only, as the
 * browser's may be wrong.
 */
export function estimateOf(job: JobView, log: readonly LogEntry[]): TimeEstimate | undefined {
  const { status } = job;
  if (status.state !== "running" || status.stopping !== undefined) return undefined;
  const { done, total } = progressOf(job);
  if (done === total) return undefined;
  const ends = newestEnds(job, log);
  const newest = ends.at(0);
  const oldest = ends.at(-1);
  if (newest === undefined || oldest === undefined || newest === oldest) {
    return status.secsLeft === undefined
      ? undefined
      : { secs: status.secsLeft, key: `service ${status.secsLeft}` };
  }
  const dayMs = (newest.at - oldest.at) / (ends.length - 1);
  return { secs: (dayMs * (total - done)) / 1000, key: `${newest.seq} ${done}` };
}

/** When the end is expected, by the browser's monotonic clock. */
export interface ExpectedEnd {
  atMs: number;
}

/** The expected end after another estimate. Only a clearly later end is used, for a steady countdown. */
export function nextEnd(
  before: ExpectedEnd | undefined,
  estimate: TimeEstimate,
  nowMs: number,
): ExpectedEnd {
  const atMs = nowMs + estimate.secs * 1000;
  if (before === undefined || atMs <= before.atMs) return { atMs };
  const slackMs = Math.max(3000, (before.atMs - nowMs) * 0.2);
  return atMs - before.atMs <= slackMs ? before : { atMs };
}

/** Whole seconds to the expected end; never less than one while there is something left. */
export function secsUntil(end: ExpectedEnd, nowMs: number): number {
  return Math.max(1, Math.ceil((end.atMs - nowMs) / 1000));
}

/** The log entries of ended days, the newest first. */
function newestEnds(job: JobView, log: readonly LogEntry[]): LogEntry[] {
  const code = job.mode === "plan" ? "day_planned" : "day_ended";
  const ends: LogEntry[] = [];
  for (let at = log.length - 1; at >= 0 && ends.length <= paceDays; at -= 1) {
    const entry = log[at];
    if (entry?.message.code === code) ends.push(entry);
  }
  return ends;
}
