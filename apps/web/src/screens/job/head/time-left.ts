import type { JobView, LogEntry } from "@jobcan-automation/contract";
import { progressOf } from "../job-progress.ts";

/** How long the days that are left will take, as known at one moment; `key` names that moment. */
export interface TimeEstimate {
  secs: number;
  key: string;
}

/** Days whose pace counts: the newest ones, as sign-in and days that needed nothing say little of those to come. */
const paceDays = 5;

/**
 * What the newest ended days tell of the rest; before two have ended, what the service foretold. Undefined where nothing is to be said:
 * not running, about to stop, or no day left. Reckoned by the service's own clock, so the browser's may be wrong.
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
      : { secs: status.secsLeft, key: `foretold ${status.secsLeft}` };
  }
  const dayMs = (newest.at - oldest.at) / (ends.length - 1);
  return { secs: (dayMs * (total - done)) / 1000, key: `${newest.seq} ${done}` };
}

/** When the end is expected, on the browser's own steady clock. */
export interface ExpectedEnd {
  atMs: number;
}

/** The expected end after another estimate: an earlier one is taken at once, a later one only where it is clearly later, so that the figure runs down. */
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

/** Lines that tell of a day's end, the newest first. */
function newestEnds(job: JobView, log: readonly LogEntry[]): LogEntry[] {
  const code = job.mode === "plan" ? "day_planned" : "day_ended";
  const ends: LogEntry[] = [];
  for (let at = log.length - 1; at >= 0 && ends.length <= paceDays; at -= 1) {
    const entry = log[at];
    if (entry?.message.code === code) ends.push(entry);
  }
  return ends;
}
