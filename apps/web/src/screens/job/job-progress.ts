import {
  type DayReason,
  type DayRecord,
  isUnfulfilled,
  type JobView,
  type LogEntry,
} from "@jobcan-automation/contract";
import { againHelps } from "./end/again-helps.ts";

export interface Progress {
  done: number;
  total: number;
  percent: number;
}

/** How many days are done: ended, or compared in a dry run. A day that was not reached is not done. */
export function progressOf(job: JobView): Progress {
  const total = job.days.length;
  const done = job.days.filter((day) => isDone(day, job.mode)).length;
  return { done, total, percent: total === 0 ? 0 : Math.round((done / total) * 100) };
}

/** The rest: days that are not recorded as requested yet; after a dry run, all days that would be entered. */
export function restOf(job: JobView): DayRecord[] {
  if (job.status.state !== "finished") return [];
  if (job.mode === "plan") return job.days.filter((day) => day.plan === "enter");
  return job.days.filter((day) => day.outcome === undefined || isUnfulfilled(day));
}

/** The rest, as far as sending it again can change anything: none of it where the reason why the job ended stays. */
export function restToSend(job: JobView): DayRecord[] {
  const { status } = job;
  const error = status.state === "finished" ? status.error : undefined;
  return error === undefined || againHelps(error) ? restOf(job) : [];
}

/**
 * The days of a plan that can be entered as they are, and the conflicting ones that the user wants completed. What the
 * form would refuse is not among them.
 */
export function applicableOf(job: JobView, addMissingOn: ReadonlySet<string>): DayRecord[] {
  return job.days.filter(({ date, plan, reason, addable }) => {
    if (plan === "enter") return reason === undefined || partsNotTaken.has(reason);
    return plan === "conflict" && addable !== undefined && addMissingOn.has(date);
  });
}

const partsNotTaken: ReadonlySet<DayReason> = new Set(["note_not_taken", "place_not_taken"]);

function isDone(day: DayRecord, mode: JobView["mode"]): boolean {
  if (mode === "plan" && day.plan !== undefined) return true;
  return day.outcome !== undefined && day.outcome !== "not_reached";
}

/** The day being entered: the newest one in the log that has not ended. */
export function currentDay(job: JobView, log: readonly LogEntry[]): string | undefined {
  if (job.status.state !== "running") return undefined;
  const date = log.findLast((entry) => entry.date !== undefined)?.date;
  return job.days.some((day) => day.date === date && day.outcome === undefined) ? date : undefined;
}
