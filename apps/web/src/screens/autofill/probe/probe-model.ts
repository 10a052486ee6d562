import type { Problem } from "@jobcan-automation/client/browser";
import type { JobEvent, JobView, LogMessage } from "@jobcan-automation/contract";

/** A connection test as its events describe it. */
export interface ProbeModel {
  job: JobView | undefined;
  /** What it logged last. */
  line: LogMessage | undefined;
  /** Why no more events will come: its record was removed, or the service refused. */
  ending: { kind: "expired" } | Problem | undefined;
}

export const emptyProbeModel: ProbeModel = { job: undefined, line: undefined, ending: undefined };

/** Whether more of it is to come. */
export function isUnderWay({ job, ending }: ProbeModel): boolean {
  return ending === undefined && job?.status.state !== "finished";
}

/** The model after an event. */
export function withProbeEvent(model: ProbeModel, event: JobEvent): ProbeModel {
  const { job } = model;
  switch (event.type) {
    case "snapshot":
      return { ...model, job: event.job, line: event.log.at(-1)?.message ?? model.line };
    case "log":
      return { ...model, line: event.entry.message };
    case "status":
      return { ...model, job: job && { ...job, status: event.status } };
    case "account":
      return { ...model, job: job && { ...job, account: event.account } };
    case "probe":
      return { ...model, job: job && { ...job, probe: event.probe } };
    case "expired":
      return { ...model, ending: { kind: "expired" } };
    // It has no days; a snapshot follows a gap.
    case "day":
    case "gap":
      return model;
  }
}
