import { type JobEvent, followerLimits } from "@jobcan-automation/contract";
import type { EventRing } from "./event-ring.ts";
import type { FollowOptions, NumberedEvent } from "./numbered-event.ts";

/** A job as a follower needs it. */
export interface Followable {
  ring: Pick<EventRing, "after" | "lastSeq">;
  snapshot(): JobEvent;
  /** True once the last event has been pushed. */
  isOver(): boolean;
  /** Calls back on every event from now on, until disposed. */
  subscribe(listener: (event: NumberedEvent) => void): Disposable;
}

/**
 * A job's events: a snapshot first, or only what was missed where `lastEventId` is still in range; a gap and a snapshot otherwise.
 * Subscribed when this returns, before the backlog is read. A slow reader loses events, never grows: it is told by a gap and a fresh snapshot.
 * Ends with the job's last event or the signal; never throws. The signal must be aborted if the iteration is never begun.
 */
export function followJob(job: Followable, options: FollowOptions): AsyncIterable<NumberedEvent> {
  const inbox = createInbox(job);
  const stop = () => inbox.close();
  const subscription = job.subscribe((event) => inbox.take(event));
  for (const event of backlog(job, options.lastEventId)) inbox.take(event);
  if (job.isOver()) inbox.end();
  const leave = () => {
    subscription[Symbol.dispose]();
    options.signal.removeEventListener("abort", stop);
  };
  options.signal.addEventListener("abort", stop, { once: true });
  if (options.signal.aborted) stop();
  inbox.onClosed(leave);
  return drain(inbox);
}

async function* drain(inbox: Inbox): AsyncGenerator<NumberedEvent, void> {
  try {
    for (let event = await taken(inbox); event !== undefined; event = await taken(inbox)) {
      yield event;
      if (isLast(event.event)) return;
    }
  } finally {
    inbox.close();
  }
}

/** The next event as soon as there is one; undefined when no more will come. */
async function taken(inbox: Inbox): Promise<NumberedEvent | undefined> {
  for (;;) {
    const event = inbox.next();
    if (event !== undefined || inbox.isEnded()) return event;
    await inbox.changed();
  }
}

function backlog(job: Followable, lastEventId: string | undefined): NumberedEvent[] {
  const snapshot = { seq: job.ring.lastSeq, event: job.snapshot() };
  if (lastEventId === undefined) return [snapshot];
  const heldSeq = /^\d{1,15}$/.test(lastEventId) ? Number(lastEventId) : undefined;
  const missed = heldSeq === undefined ? undefined : job.ring.after(heldSeq);
  if (missed !== undefined && missed.length <= followerLimits.ringSize) return missed;
  const count = Math.max(0, job.ring.lastSeq - (heldSeq ?? 0));
  return [gap(job.ring.lastSeq, count), snapshot];
}

function gap(seq: number, missed: number): NumberedEvent {
  return { seq, event: { type: "gap", missed } };
}

function isLast(event: JobEvent): boolean {
  return event.type === "expired" || (event.type === "status" && event.status.state === "finished");
}

interface Inbox {
  take(event: NumberedEvent): void;
  next(): NumberedEvent | undefined;
  changed(): Promise<void>;
  isEnded(): boolean;
  /** No more events will come; what is there is still given. */
  end(): void;
  /** Ends at once and lets go of everything. */
  close(): void;
  onClosed(callback: () => void): void;
}

function createInbox(job: Followable): Inbox {
  let waiting: NumberedEvent[] = [];
  let missed = 0;
  let ended = false;
  let onClosed: (() => void) | undefined;
  let wake = Promise.withResolvers<void>();
  const stir = () => {
    wake.resolve();
    wake = Promise.withResolvers();
  };
  return {
    take(event) {
      if (ended) return;
      if (missed > 0 || waiting.length >= followerLimits.ringSize) {
        missed += waiting.length + 1;
        waiting = [];
      } else waiting.push(event);
      stir();
    },
    next() {
      if (missed > 0) {
        const seq = job.ring.lastSeq;
        waiting = [{ seq, event: job.snapshot() }];
        const told = gap(seq, missed);
        missed = 0;
        if (job.isOver()) ended = true;
        return told;
      }
      return waiting.shift();
    },
    changed: async () => await wake.promise,
    isEnded: () => ended,
    end() {
      ended = true;
      stir();
    },
    close() {
      ended = true;
      waiting = [];
      missed = 0;
      onClosed?.();
      stir();
    },
    onClosed(callback) {
      onClosed = callback;
      if (ended && waiting.length === 0) callback();
    },
  };
}
