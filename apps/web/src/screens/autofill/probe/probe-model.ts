import type { Problem } from "@jobcan-automation/client/browser";
import type { JobEvent, JobView, LogMessage } from "@jobcan-automation/contract";
import { viewAfter } from "../../../state/job/view-after.ts";

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
  switch (event.type) {
    case "snapshot":
      return { ...model, job: event.job, line: event.log.at(-1)?.message ?? model.line };
    case "log":
      return { ...model, line: event.entry.message };
    case "day":
    case "status":
    case "account":
    case "probe":
      return { ...model, job: model.job && viewAfter(model.job, event) };
    case "expired":
      return { ...model, ending: { kind: "expired" } };
    // A snapshot follows it.
    case "gap":
      return model;
  }
}
