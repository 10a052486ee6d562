import { type AutofillClient, type Connection, toProblem } from "@jobcan-automation/client/browser";
import type { JobEvent } from "@jobcan-automation/contract";
import { emptyJobModel, withEvents, type JobModel } from "./job-model.ts";

/** A job as it happens, for `useSyncExternalStore`. */
export interface JobFeed {
  get: () => JobModel;
  subscribe: (listener: () => void) => () => void;
}

export interface FeedPorts {
  follow: AutofillClient["jobs"]["follow"];
  /** Calls back soon, once for all events that came meanwhile: a frame in the page. */
  soon: (flush: () => void) => void;
}

/** Follows a job until it ends or the signal. Lines that arrive together are shown together. */
export function openJobFeed(ports: FeedPorts, jobId: string, signal: AbortSignal): JobFeed {
  let model = emptyJobModel;
  let arrived: JobEvent[] = [];
  const listeners = new Set<() => void>();

  const show = (next: JobModel) => {
    if (next === model) return;
    model = next;
    for (const listener of listeners) listener();
  };
  const flush = () => {
    const events = arrived;
    arrived = [];
    show(withEvents(model, events));
  };
  const onConnection = (connection: Connection) => show({ ...model, connection });

  const run = async () => {
    try {
      for await (const event of ports.follow(jobId, { signal, onConnection })) {
        arrived.push(event);
        if (arrived.length === 1) ports.soon(flush);
      }
    } catch (error) {
      flush();
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
