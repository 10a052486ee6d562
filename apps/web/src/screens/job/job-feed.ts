import { type AutofillClient, type Connection, toProblem } from "@jobcan-automation/client/browser";
import type { JobEvent } from "@jobcan-automation/contract";
import { createBatch } from "../../shared/batch.ts";
import { emptyJobModel, withEvents, type JobModel } from "./job-model.ts";

/** A job's live state, for `useSyncExternalStore`. */
export interface JobFeed {
  get: () => JobModel;
  subscribe: (listener: () => void) => () => void;
}

export interface FeedPorts {
  follow: AutofillClient["jobs"]["follow"];
  /** Schedules showing the events that arrive meanwhile. */
  soon: (flush: () => void) => void;
}

/** Follows a job until it ends or the signal is aborted. Lines that arrive together are shown together. */
export function openJobFeed(ports: FeedPorts, jobId: string, signal: AbortSignal): JobFeed {
  let model = emptyJobModel;
  const listeners = new Set<() => void>();

  const show = (next: JobModel) => {
    if (next === model) return;
    model = next;
    for (const listener of listeners) listener();
  };
  const batch = createBatch<JobEvent>((events) => show(withEvents(model, events)), ports.soon);
  const onConnection = (connection: Connection) => show({ ...model, connection });

  const run = async () => {
    try {
      for await (const event of ports.follow(jobId, { signal, onConnection })) {
        batch.add(event);
        // The whole of it is waited for; lines that come later can wait for each other.
        if (event.type === "snapshot") batch.flush();
      }
    } catch (error) {
      batch.flush();
      show({ ...model, ending: toProblem(error) });
    }
  };
  void run();

  return {
    get: () => model,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
