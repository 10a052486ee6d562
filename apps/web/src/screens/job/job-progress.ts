import {
  type DayOutcome,
  type DayReason,
  type DayRecord,
  isUnfulfilled,
  type JobView,
  type LogEntry,
} from "@jobcan-automation/contract";

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

/** How many days have each outcome that occurred. */
export function outcomesOf(days: readonly DayRecord[]): Partial<Record<DayOutcome, number>> {
  const counts: Partial<Record<DayOutcome, number>> = {};
  for (const { outcome } of days) {
    if (outcome !== undefined) counts[outcome] = (counts[outcome] ?? 0) + 1;
  }
  return counts;
}

/** The rest: days that are not recorded as requested yet; after a dry run, all days that would be entered. */
export function restOf(job: JobView): DayRecord[] {
  if (job.status.state !== "finished") return [];
  if (job.mode === "plan") return job.days.filter((day) => day.plan === "enter");
  return job.days.filter((day) => day.outcome === undefined || isUnfulfilled(day));
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
