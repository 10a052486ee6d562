import { type JobEvent, type JobView, type LogEntry, logLimits } from "@jobcan-automation/contract";

export type Snapshot = Extract<JobEvent, { type: "snapshot" }>;

/** Pure: a job's snapshot after one more event. */
export function applyEvent(
  { job, log, ...rest }: Snapshot,
  seq: number,
  event: JobEvent,
): Snapshot {
  const next: JobView = { ...job, lastSeq: seq };
  switch (event.type) {
    case "snapshot":
      return event;
    case "status":
      return { ...rest, log, job: { ...next, status: event.status } };
    case "day": {
      const { day } = event;
      const days = job.days.map((known) => (known.date === day.date ? day : known));
      return { ...rest, log, job: { ...next, days } };
    }
    case "account":
      return { ...rest, log, job: { ...next, account: event.account } };
    case "probe":
      return { ...rest, log, job: { ...next, probe: event.probe } };
    case "log":
      return { ...rest, ...withLine({ job: next, log }, event.entry) };
    case "gap":
    case "expired":
      return { ...rest, log, job: next };
  }
}

function withLine({ job, log }: Pick<Snapshot, "job" | "log">, entry: LogEntry) {
  const lines = [...log, entry];
  const dropped = Math.max(0, lines.length - logLimits.maxEntries);
  const droppedLogEntries = job.droppedLogEntries + dropped;
  return { job: { ...job, droppedLogEntries }, log: lines.slice(dropped) };
}
