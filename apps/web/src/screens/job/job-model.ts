import type { Connection, Problem } from "@jobcan-automation/client/browser";
import type { JobEvent, JobView, LogEntry } from "@jobcan-automation/contract";
import { viewAfter } from "../../state/job/view-after.ts";

/** The state of a job as its events describe it. */
export interface JobModel {
  job: JobView | undefined;
  log: readonly LogEntry[];
  /** Number of lines that were dropped before this page received them, or beyond its limit. */
  droppedLines: number;
  connection: Connection;
  /** Why no more events will come: the job was removed, or the service refused. */
  ending: { kind: "expired" } | Problem | undefined;
}

export const emptyJobModel: JobModel = {
  job: undefined,
  log: [],
  droppedLines: 0,
  connection: { state: "connecting", from: undefined },
  ending: undefined,
};

/** Most lines in memory: a runaway log must not fill the tab's. */
const maxLines = 20_000;

/** The model after some events, in their order. Copies the log once a run of lines. */
export function withEvents(model: JobModel, events: readonly JobEvent[]): JobModel {
  const lines: LogEntry[] = [];
  let after = model;
  for (const event of events) {
    if (event.type === "log") lines.push(event.entry);
    else {
      after = withEvent(withLines(after, lines.splice(0)), event);
    }
  }
  return withLines(after, lines);
}

function withEvent(model: JobModel, event: Exclude<JobEvent, { type: "log" }>): JobModel {
  switch (event.type) {
    case "snapshot":
      return withSnapshot(model, event);
    case "day":
    case "status":
    case "account":
    case "probe":
      return model.job === undefined ? model : { ...model, job: viewAfter(model.job, event) };
    case "expired":
      return { ...model, ending: { kind: "expired" } };
    // A snapshot follows a gap and includes what was lost.
    case "gap":
      return model;
  }
}

/** A snapshot has the newest lines only: older ones that this page already has stay before them. */
function withSnapshot(
  model: JobModel,
  { job, log }: { job: JobView; log: readonly LogEntry[] },
): JobModel {
  const firstSeq = log[0]?.seq ?? Number.POSITIVE_INFINITY;
  const older = model.log.filter((entry) => entry.seq < firstSeq);
  return {
    ...model,
    job,
    log: [...older, ...log],
    droppedLines: Math.max(0, job.droppedLogEntries - older.length),
  };
}

function withLines(model: JobModel, lines: readonly LogEntry[]): JobModel {
  const lastSeq = model.log.at(-1)?.seq ?? 0;
  const fresh = lines.filter((entry) => entry.seq > lastSeq);
  if (fresh.length === 0) return model;
  const log = [...model.log, ...fresh];
  const surplus = Math.max(0, log.length - maxLines);
  return { ...model, log: log.slice(surplus), droppedLines: model.droppedLines + surplus };
}
