import { byDate } from "@jobcan-automation/timesheet";
import { type StoredJob, openDay } from "../../record/job.ts";
import type { JobRequest } from "../../record/job-request.ts";
import type { EngineOptions } from "../engine-options.ts";

/** The record of a job that has just been let in: it waits, and nothing of any day is known yet. */
export function newJob(
  { owner, uploadId, fileName, target, mode, requestKey, sheet, rows, leftOut }: JobRequest,
  { clock, newId, instance }: Pick<EngineOptions, "clock" | "newId" | "instance">,
): StoredJob {
  const known = { owner, uploadId, fileName, target, mode, requestKey, instance };
  return {
    facts: { id: newId(), ...known, ...(sheet !== undefined && { sheet }) },
    phase: { state: "waiting", queuedAt: clock.now() },
    account: undefined,
    days: [...rows.map(openDay), ...(leftOut ?? [])].toSorted(byDate),
    log: [],
    lastSeq: 0,
    droppedLogEntries: 0,
  };
}
