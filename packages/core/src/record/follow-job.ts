import { type JobEvent, followerLimits, Mailbox } from "@jobcan-automation/contract";
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
 * A job's events: a snapshot first, or only what was missed where `lastEventId` is still in range; a gap and a
 * snapshot otherwise. Subscribed when this returns, before the backlog is read. A slow reader loses events, never
 * grows: it gets a gap and a fresh snapshot. Ends with the job's last event or the signal; never throws. The signal
 * must be aborted if the iteration is never begun.
 */
export function followJob(job: Followable, options: FollowOptions): AsyncIterable<NumberedEvent> {
  const { signal, lastEventId } = options;
  const mailbox: Mailbox<NumberedEvent> = new Mailbox({
    limit: followerLimits.ringSize,
    replaceMissed(missed) {
      if (job.isOver()) mailbox.end();
      return gapAndSnapshot(job, missed);
    },
    signal,
  });
  const subscription = job.subscribe((event) => mailbox.push(event));
  mailbox.onClose(() => subscription[Symbol.dispose]());
  for (const event of backlog(job, lastEventId)) mailbox.push(event);
  if (job.isOver()) mailbox.end();
  return untilLast(mailbox);
}

async function* untilLast(
  events: AsyncIterable<NumberedEvent>,
): AsyncGenerator<NumberedEvent, void> {
  for await (const event of events) {
    yield event;
    if (isLastEvent(event.event)) return;
  }
}

function backlog(job: Followable, lastEventId: string | undefined): NumberedEvent[] {
  if (lastEventId === undefined) return [snapshotOf(job)];
  const heldSeq = /^\d{1,15}$/.test(lastEventId) ? Number(lastEventId) : undefined;
  const missed = heldSeq === undefined ? undefined : job.ring.after(heldSeq);
  if (missed !== undefined && missed.length <= followerLimits.ringSize) return missed;
  const count = Math.max(0, job.ring.lastSeq - (heldSeq ?? 0));
  return gapAndSnapshot(job, count);
}

function gapAndSnapshot(job: Followable, missed: number): NumberedEvent[] {
  return [{ seq: job.ring.lastSeq, event: { type: "gap", missed } }, snapshotOf(job)];
}

function snapshotOf(job: Followable): NumberedEvent {
  return { seq: job.ring.lastSeq, event: job.snapshot() };
}

/** Whether a job has no event after this one. */
export function isLastEvent(event: JobEvent): boolean {
  return event.type === "expired" || (event.type === "status" && event.status.state === "finished");
}
