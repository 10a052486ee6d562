import type { JobEvent } from "@jobcan-automation/contract";
import type { NumberedEvent } from "./numbered-event.ts";

/** The newest events of one job, numbered from 1 without a hole. */
export interface EventRing {
  /** Numbers the event that `make` builds from its own number. */
  push(make: (seq: number) => JobEvent): NumberedEvent;
  /** Number of the newest event; 0 before the first. */
  readonly lastSeq: number;
  /** Events after `seq`, oldest first; undefined where some of them are gone or `seq` is not yet reached. */
  after(seq: number): NumberedEvent[] | undefined;
}

/** A ring of `size` events; `lastSeq` is where a job read from the store goes on. */
export function createEventRing(size: number, lastSeq = 0): EventRing {
  const events: NumberedEvent[] = [];
  let newest = lastSeq;
  return {
    push(make) {
      newest += 1;
      const numbered = { seq: newest, event: make(newest) };
      events.push(numbered);
      if (events.length > size) events.shift();
      return numbered;
    },
    get lastSeq() {
      return newest;
    },
    after(seq) {
      const oldest = newest - events.length;
      return seq < oldest || seq > newest ? undefined : events.slice(seq - oldest);
    },
  };
}
