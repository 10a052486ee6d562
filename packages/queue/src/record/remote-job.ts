import { followerLimits, type JobEvent, Subscribers } from "@jobcan-automation/contract";
import {
  createEventRing,
  type EventRing,
  type Followable,
  isLastEvent,
  type NumberedEvent,
} from "@jobcan-automation/core";
import { applyEvent, type Snapshot } from "./apply-event.ts";

export interface RemoteJobOptions {
  /** A snapshot and the events that led to it, as they are stored now; undefined where the job is gone. */
  load: () => Promise<LoadedJob | undefined>;
  onError: (error: unknown) => void;
}

export interface LoadedJob {
  snapshot: Snapshot;
  lastSeq: number;
  /** The newest, oldest first, up to `lastSeq`. */
  events: readonly NumberedEvent[];
  isOver: boolean;
}

/**
 * A job that another process works on, as it is followed here: what is published of it, in order, and what was missed
 * read from the stream.
 */
export class RemoteJob implements Followable {
  readonly #options: RemoteJobOptions;
  readonly #followers: Subscribers<NumberedEvent>;
  #ring: EventRing;
  #snapshot: Snapshot;
  #isOver: boolean;
  #reloading: Promise<void> | undefined;
  /** What is published while it is read. */
  #held: NumberedEvent[] = [];

  constructor(options: RemoteJobOptions, loaded: LoadedJob) {
    this.#options = options;
    this.#followers = new Subscribers(options.onError);
    this.#snapshot = loaded.snapshot;
    this.#isOver = loaded.isOver;
    this.#ring = ringOf(loaded);
  }

  get ring(): EventRing {
    return this.#ring;
  }

  get followers(): number {
    return this.#followers.size;
  }

  snapshot(): JobEvent {
    return this.#snapshot;
  }

  isOver(): boolean {
    return this.#isOver;
  }

  subscribe(listener: (event: NumberedEvent) => void): Disposable {
    return this.#followers.subscribe(listener);
  }

  /** Events as they were published, oldest first. */
  take(events: readonly NumberedEvent[]): void {
    if (this.#reloading !== undefined) {
      this.#held.push(...events);
      return;
    }
    for (const [index, numbered] of events.entries()) {
      const next = this.#ring.lastSeq + 1;
      if (numbered.seq > next) {
        this.#held = events.slice(index);
        return void this.catchUp();
      }
      if (numbered.seq === next) this.#push(numbered.event);
    }
  }

  /** Reads what was missed: after a hole, or when the connection was away. */
  async catchUp(): Promise<void> {
    this.#reloading ??= this.#reload().finally(() => {
      this.#reloading = undefined;
      const held = this.#held.filter(({ seq }) => seq > this.#ring.lastSeq);
      this.#held = [];
      if (held[0]?.seq === this.#ring.lastSeq + 1) this.take(held);
    });
    await this.#reloading;
  }

  /** It is gone: its last event. */
  expire(): void {
    if (!this.#isOver) this.#push({ type: "expired" });
  }

  async #reload(): Promise<void> {
    try {
      const loaded = await this.#options.load();
      if (loaded === undefined) return this.expire();
      const known = this.#ring.lastSeq;
      const missed = loaded.events.filter(({ seq }) => seq > known);
      const isWhole = missed.length === loaded.lastSeq - known;
      if (isWhole) for (const { event } of missed) this.#push(event);
      else this.#restart(loaded);
    } catch (error) {
      this.#options.onError(error);
    }
  }

  /** More was missed than is stored: followers get what there is, and see the hole by its numbers. */
  #restart(loaded: LoadedJob): void {
    this.#ring = ringOf(loaded);
    this.#snapshot = loaded.snapshot;
    this.#isOver = loaded.isOver;
    this.#followers.publish({ seq: loaded.lastSeq, event: loaded.snapshot });
    if (!loaded.isOver) return;
    const { status } = loaded.snapshot.job;
    this.#followers.publish({ seq: loaded.lastSeq, event: { type: "status", status } });
  }

  #push(event: JobEvent): void {
    if (isLastEvent(event)) this.#isOver = true;
    const numbered = this.#ring.push(() => event);
    this.#snapshot = applyEvent(this.#snapshot, numbered.seq, event);
    this.#followers.publish(numbered);
  }
}

function ringOf({ events, lastSeq }: LoadedJob): EventRing {
  const first = lastSeq - events.length;
  const ring = createEventRing(followerLimits.ringSize, first);
  for (const { event } of events) ring.push(() => event);
  return ring;
}
