import {
  type DayRecord,
  type JobEvent,
  type JobState,
  type JobView,
  type LogLevel,
  type LogMessage,
  followerLimits,
} from "@jobcan-automation/contract";
import { type EventRing, createEventRing } from "./event-ring.ts";
import type { Followable } from "./follow-job.ts";
import type { JobFacts, JobPhase, StoredJob } from "./job.ts";
import type { NumberedEvent } from "./numbered-event.ts";
import { type JobJournal, createJobJournal } from "./job-journal.ts";
import type { JobProgress, JobStore } from "./job-store.ts";
import { type Listeners, createListeners } from "./listeners.ts";
import { type LogBuffer, createLogBuffer, cutMessage } from "./log-buffer.ts";

/** What a job's view needs of the engine: the queue and the pace are its to know. */
export interface QueueView {
  place(jobId: string): { position: number; etaSecs: number };
  secsFor(days: number): number;
}

export interface LiveJobOptions {
  stored: StoredJob;
  store: JobStore;
  queue: QueueView;
  now: () => number;
  /** Called with a write that failed; what it was to store is held in memory until `persist` succeeds. */
  onStoreFault: (error: unknown) => void;
}

/** A job in memory: every change is stored, numbered, and published to its followers, in this order. */
export interface LiveJob extends Followable {
  readonly facts: JobFacts;
  readonly phase: JobPhase;
  readonly days: readonly DayRecord[];
  readonly followers: number;
  view(): JobView;
  log(level: LogLevel, message: LogMessage, date?: string): void;
  setDay(record: DayRecord): void;
  setAccount(name: string): void;
  setPhase(phase: JobPhase): void;
  /** Tells waiting followers their place again. */
  tellStatus(): void;
  /** Stores all that has happened so far where no crash can lose it. Throws NO_SPACE: then nothing more may be pressed. */
  persist(): void;
  /** Whether all that has happened is stored. */
  readonly isStored: boolean;
  /** The last event of a job that is removed. */
  expire(): void;
}

export function createLiveJob(options: LiveJobOptions): LiveJob {
  const state = openState(options);
  const { facts } = options.stored;
  return {
    facts,
    ring: state.ring,
    get phase() {
      return state.phase;
    },
    get days() {
      return state.days;
    },
    get followers() {
      return state.listeners.size;
    },
    view: () => viewOf(state),
    snapshot: () => ({ type: "snapshot", job: viewOf(state), log: state.lines.entries() }),
    isOver: () => state.expired || state.phase.state === "finished",
    subscribe: (listener) => state.listeners.add(listener),
    log: (level, message, date) => appendLine(state, { level, message, date }),
    setDay: (record) => setDay(state, record),
    setAccount(name) {
      state.account = name;
      saveProgress(state);
      tell(state, () => ({ type: "account", account: name }));
    },
    setPhase(next) {
      state.phase = next;
      tellStatus(state);
    },
    tellStatus: () => tellStatus(state),
    persist: () => state.journal.persist(progressOf(state, state.ring.lastSeq)),
    get isStored() {
      return state.journal.isStored;
    },
    expire() {
      state.expired = true;
      tell(state, () => ({ type: "expired" }));
    },
  };
}

interface LiveState {
  options: LiveJobOptions;
  journal: JobJournal;
  ring: EventRing;
  lines: LogBuffer;
  listeners: Listeners<NumberedEvent>;
  phase: JobPhase;
  account: string | undefined;
  days: readonly DayRecord[];
  expired: boolean;
}

function openState(options: LiveJobOptions): LiveState {
  const { stored, store, onStoreFault } = options;
  const { phase, account, days } = stored;
  return {
    options,
    journal: createJobJournal({ job: stored.facts, store, onStoreFault }),
    ring: createEventRing(followerLimits.ringSize, stored.lastSeq),
    lines: createLogBuffer(stored.log, stored.droppedLogEntries),
    listeners: createListeners(),
    phase,
    account,
    days,
    expired: false,
  };
}

function viewOf(state: LiveState): JobView {
  const { id, fileName, target, mode } = state.options.stored.facts;
  return {
    id,
    fileName,
    target,
    mode,
    status: status(state),
    days: [...state.days],
    ...(state.account !== undefined && { account: state.account }),
    lastSeq: state.ring.lastSeq,
    droppedLogEntries: state.lines.dropped,
  };
}

function status({ options, phase, days }: LiveState): JobState {
  const { facts } = options.stored;
  return statusOf({ phase, days, facts }, options.queue, options.now());
}

function tell(state: LiveState, make: (seq: number) => JobEvent): void {
  state.listeners.tell(state.ring.push(make));
}

function saveProgress(state: LiveState): void {
  // The event about it comes next.
  state.journal.add({ progress: progressOf(state, state.ring.lastSeq + 1) });
}

function progressOf({ phase, account }: LiveState, lastSeq: number): JobProgress {
  return { phase, account, lastSeq };
}

function tellStatus(state: LiveState): void {
  saveProgress(state);
  tell(state, () => ({ type: "status", status: status(state) }));
}

interface Line {
  level: LogLevel;
  message: LogMessage;
  date: string | undefined;
}

function appendLine(state: LiveState, { level, message, date }: Line): void {
  tell(state, (seq) => {
    const about = date === undefined ? {} : { date };
    const at = state.options.now();
    const entry = { seq, at, level, message: cutMessage(message), ...about };
    const dropped = state.lines.push(entry);
    const gone = dropped && { dropped: { upToSeq: dropped.seq, count: state.lines.dropped } };
    state.journal.add({ lines: [entry], ...gone });
    return { type: "log", entry };
  });
}

function setDay(state: LiveState, record: DayRecord): void {
  if (!state.days.some(({ date }) => date === record.date)) return;
  state.days = state.days.map((day) => (day.date === record.date ? record : day));
  state.journal.add({ days: [record] });
  tell(state, () => ({ type: "day", day: record }));
}

/** A job's state as its owner sees it. */
export function statusOf(
  job: { phase: JobPhase; days: readonly DayRecord[]; facts: Pick<JobFacts, "id"> },
  queue: QueueView,
  nowMs: number,
): JobState {
  const { phase } = job;
  switch (phase.state) {
    case "waiting":
      return { ...phase, ...queue.place(job.facts.id) };
    case "running": {
      const open = job.days.filter((day) => day.outcome === undefined).length;
      const spentSecs = open === job.days.length ? (nowMs - phase.startedAt) / 1000 : 0;
      return { ...phase, secsLeft: Math.max(1, Math.ceil(queue.secsFor(open) - spentSecs)) };
    }
    case "finished":
      return phase;
  }
}
