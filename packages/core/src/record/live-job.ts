import {
  type DayRecord,
  type ErrorReport,
  type JobEvent,
  type JobOutcome,
  type JobState,
  type JobView,
  type LogLevel,
  type LogMessage,
  type OpenQuestion,
  type ProbeReport,
  type SkeletonPage,
  type StopMode,
  followerLimits,
  skeletonLimits,
  Subscribers,
} from "@jobcan-automation/contract";
import { type EventRing, createEventRing } from "./event-ring.ts";
import type { Followable } from "./follow-job.ts";
import type { JobFacts, JobPhase, StoredJob } from "./job.ts";
import type { NumberedEvent } from "./numbered-event.ts";
import { type JobJournal, createJobJournal } from "./job-journal.ts";
import type { JobProgress, JobStore } from "./job-store.ts";
import { type LogBuffer, createLogBuffer, cutMessage } from "./log-buffer.ts";

/** What a job's view needs of the engine: the queue and the pace are its to know. */
export interface QueueView {
  place(jobId: string): { position: number; etaSecs: number };
  secsFor(days: number): number;
  /** Of a finished plan: until when its session is held (epoch ms). */
  sittingUntil(jobId: string): number | undefined;
}

export interface LiveJobOptions {
  stored: StoredJob;
  store: JobStore;
  queue: QueueView;
  now: () => number;
  /** Given each event before its followers are. */
  onEvent?: (jobId: string, event: NumberedEvent) => void;
  /** Called with a write that failed, for one: what it was to store is held in memory until `persist` succeeds. */
  onError: (error: unknown) => void;
}

/** A job in memory: every change is stored, numbered, and published to its followers, in this order. */
export class LiveJob implements Followable {
  readonly facts: JobFacts;
  readonly ring: EventRing;
  readonly #queue: QueueView;
  readonly #now: () => number;
  readonly #journal: JobJournal;
  readonly #lines: LogBuffer;
  readonly #followers: Subscribers<NumberedEvent>;
  readonly #onEvent: LiveJobOptions["onEvent"];
  #phase: JobPhase;
  #account: string | undefined;
  #days: readonly DayRecord[];
  #probe: ProbeReport | undefined;
  /** Of this process alone, and gone with it. */
  #skeletons: readonly SkeletonPage[] = [];
  #isExpired = false;
  /** How long a person has been waited for, without the question that is open. */
  #askedMs = 0;
  #askedAt: number | undefined;

  constructor({ stored, store, queue, now, onEvent, onError }: LiveJobOptions) {
    const { facts, phase, account, probe, days, log, lastSeq, droppedLogEntries } = stored;
    this.facts = facts;
    this.ring = createEventRing(followerLimits.ringSize, lastSeq);
    this.#queue = queue;
    this.#now = now;
    this.#journal = createJobJournal({ job: facts, store, onStoreError: onError });
    this.#followers = new Subscribers(onError);
    this.#onEvent = onEvent;
    this.#lines = createLogBuffer(log, droppedLogEntries);
    this.#phase = phase;
    this.#account = account;
    this.#days = days;
    this.#probe = probe;
  }

  get phase(): JobPhase {
    return this.#phase;
  }

  get days(): readonly DayRecord[] {
    return this.#days;
  }

  get probe(): ProbeReport | undefined {
    return this.#probe;
  }

  get skeletons(): readonly SkeletonPage[] {
    return this.#skeletons;
  }

  /** Of its running time: how long a person was waited for. */
  get askedMs(): number {
    return this.#askedMs + (this.#askedAt === undefined ? 0 : this.#now() - this.#askedAt);
  }

  get followers(): number {
    return this.#followers.size;
  }

  view(): JobView {
    const { id, fileName, target, mode } = this.facts;
    return {
      id,
      fileName,
      target,
      mode,
      status: this.#status(),
      days: [...this.#days],
      ...(this.#account !== undefined && { account: this.#account }),
      ...(this.#probe !== undefined && { probe: this.#probe }),
      lastSeq: this.ring.lastSeq,
      droppedLogEntries: this.#lines.dropped,
    };
  }

  snapshot(): JobEvent {
    return { type: "snapshot", job: this.view(), log: this.#lines.entries() };
  }

  isOver(): boolean {
    return this.#isExpired || this.#phase.state === "finished";
  }

  subscribe(listener: (event: NumberedEvent) => void): Disposable {
    return this.#followers.subscribe(listener);
  }

  log(level: LogLevel, message: LogMessage, date?: string): void {
    this.#publish((seq) => {
      const about = date === undefined ? {} : { date };
      const entry = { seq, at: this.#now(), level, message: cutMessage(message), ...about };
      const dropped = this.#lines.push(entry);
      const gone = dropped && { dropped: { upToSeq: dropped.seq, count: this.#lines.dropped } };
      this.#journal.add({ lines: [entry], ...gone });
      return { type: "log", entry };
    });
  }

  setDay(record: DayRecord): void {
    if (!this.#days.some(({ date }) => date === record.date)) return;
    this.#days = this.#days.map((day) => (day.date === record.date ? record : day));
    this.#journal.add({ days: [record] });
    this.#publish(() => ({ type: "day", day: record }));
  }

  setAccount(name: string): void {
    this.#account = name;
    this.#saveProgress();
    this.#publish(() => ({ type: "account", account: name }));
  }

  setProbe(report: ProbeReport): void {
    this.#probe = report;
    this.#saveProgress();
    this.#publish(() => ({ type: "probe", probe: report }));
  }

  /** Neither stored nor published: it can be fetched for as long as this process has the job. */
  addSkeleton(skeleton: SkeletonPage): void {
    const chars = [...this.#skeletons, skeleton].reduce((sum, { html }) => sum + html.length, 0);
    if (chars <= skeletonLimits.jobChars) this.#skeletons = [...this.#skeletons, skeleton];
  }

  /** It no longer waits. */
  start(): void {
    const { queuedAt } = this.#phase;
    this.#setPhase({ state: "running", queuedAt, startedAt: this.#now() });
  }

  /** It waits for a person's answer to this question; undefined: it goes on. */
  setQuestion(question: OpenQuestion | undefined): void {
    const phase = this.#phase;
    if (phase.state !== "running" && phase.state !== "waiting_for_person") return;
    const { queuedAt, startedAt } = phase;
    this.#askedMs = this.askedMs;
    this.#askedAt = question === undefined ? undefined : this.#now();
    if (question !== undefined)
      this.#setPhase({ state: "waiting_for_person", queuedAt, startedAt, question });
    else if (phase.state !== "running") this.#setPhase({ state: "running", queuedAt, startedAt });
  }

  /** Its run has been asked to end: whatever it waited for. */
  setStopping(stopping: StopMode): void {
    this.setQuestion(undefined);
    if (this.#phase.state === "running") this.#setPhase({ ...this.#phase, stopping });
  }

  finish(outcome: JobOutcome, error: ErrorReport | undefined): void {
    const { queuedAt } = this.#phase;
    const started = "startedAt" in this.#phase ? { startedAt: this.#phase.startedAt } : {};
    const end = { finishedAt: this.#now(), outcome, ...(error !== undefined && { error }) };
    this.#setPhase({ state: "finished", queuedAt, ...started, ...end });
  }

  /** Publishes the status again: a waiting job's place has changed. */
  publishStatus(): void {
    this.#saveProgress();
    this.#publish(() => ({ type: "status", status: this.#status() }));
  }

  /**
   * Stores all that has happened so far where no crash can lose it. Throws NO_SPACE: then nothing more may be
   * pressed.
   */
  persist(): void {
    this.#journal.persist(this.#progress(this.ring.lastSeq));
  }

  /** Whether all that has happened is stored. */
  get isStored(): boolean {
    return this.#journal.isStored;
  }

  /** The last event of a job that is removed. */
  expire(): void {
    this.#isExpired = true;
    this.#publish(() => ({ type: "expired" }));
  }

  #setPhase(phase: JobPhase): void {
    this.#phase = phase;
    this.publishStatus();
  }

  #publish(make: (seq: number) => JobEvent): void {
    const event = this.ring.push(make);
    this.#onEvent?.(this.facts.id, event);
    this.#followers.publish(event);
  }

  #saveProgress(): void {
    // The event about it comes next.
    this.#journal.add({ progress: this.#progress(this.ring.lastSeq + 1) });
  }

  #progress(lastSeq: number): JobProgress {
    return { phase: this.#phase, account: this.#account, probe: this.#probe, lastSeq };
  }

  /** The state as its owner sees it. */
  #status(): JobState {
    const [phase, days] = [this.#phase, this.#days];
    switch (phase.state) {
      case "waiting":
        return { ...phase, ...this.#queue.place(this.facts.id) };
      case "running": {
        const open = openDays(days);
        const spentMs = this.#now() - phase.startedAt - this.askedMs;
        const spentSecs = open === days.length ? spentMs / 1000 : 0;
        return {
          ...phase,
          secsLeft: Math.max(1, Math.ceil(this.#queue.secsFor(open) - spentSecs)),
        };
      }
      case "waiting_for_person": {
        const leftMs = phase.question.until - this.#now();
        return { ...phase, secsLeft: Math.max(0, Math.ceil(leftMs / 1000)) };
      }
      case "finished": {
        const sittingUntil = this.#queue.sittingUntil(this.facts.id);
        return { ...phase, ...(sittingUntil !== undefined && { sittingUntil }) };
      }
    }
  }
}

/** How many days have no outcome yet. */
export function openDays(days: readonly DayRecord[]): number {
  return days.filter(({ outcome }) => outcome === undefined).length;
}
