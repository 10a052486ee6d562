import type { DayReason, JobView } from "@jobcan-automation/contract";
import { restOf } from "../job-progress.ts";
import { awaitingDays } from "../left/left-to-do.ts";

/** The summary of a job that ended without an error; `days` is the number of days that it is about. */
export interface EndNote {
  kind:
    | "planned"
    | "allEntered"
    | "allThere"
    | "awaiting"
    | "conflicts"
    | "skips"
    | "partial"
    | "rechecked"
    | "stillAwaiting"
    | "differing";
  days: number;
}

/** Reasons of days where Jobcan holds something else than the sheet. */
const differs: ReadonlySet<DayReason> = new Set(["conflict", "note_differs", "place_differs"]);

/**
 * The most important fact only: days that are undone, else days that still await approval, else days that were left
 * unchanged, else success.
 */
export function endNoteOf(job: JobView): EndNote {
  if (job.mode === "plan") return { kind: "planned", days: job.days.length };
  if (job.mode === "recheck") return recheckNote(job);
  const undone = restOf(job);
  if (undone.length > 0) {
    const isLeft = undone.every(
      ({ outcome, reason }) => outcome === "skipped" && reason !== undefined && differs.has(reason),
    );
    return { kind: isLeft ? "conflicts" : "partial", days: undone.length };
  }
  const awaiting = awaitingDays(job.days).length;
  if (awaiting > 0) return { kind: "awaiting", days: awaiting };
  const skipped = job.days.filter((day) => day.outcome === "skipped");
  const others = skipped.filter(
    ({ reason }) => reason !== "already_recorded" && reason !== "already_awaiting",
  );
  if (others.length > 0) return { kind: "skips", days: others.length };
  return skipped.length === job.days.length
    ? { kind: "allThere", days: skipped.length }
    : { kind: "allEntered", days: job.days.length };
}

function recheckNote(job: JobView): EndNote {
  const differing = restOf(job).length;
  if (differing > 0) return { kind: "differing", days: differing };
  const awaiting = awaitingDays(job.days).length;
  if (awaiting > 0) return { kind: "stillAwaiting", days: awaiting };
  return { kind: "rechecked", days: job.days.length };
}
