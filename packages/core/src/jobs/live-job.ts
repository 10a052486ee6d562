import type {
  DayRecord,
  JobEvent,
  JobState,
  JobView,
  LogLevel,
  LogMessage,
} from "@jobcan-automation/contract";
import { followerLimits } from "@jobcan-automation/contract";
import { createEventRing } from "./event-ring.ts";
import type { Followable } from "./follow-job.ts";
import type { JobFacts, JobPhase, StoredJob } from "./job.ts";
import type { NumberedEvent } from "./job-engine.ts";
import type { JobStore } from "./job-store.ts";
import { createLogBuffer, cutMessage } from "./log-buffer.ts";

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
  /** Told of a write that failed; the job goes on in memory. */
  onStoreFault: (error: unknown) => void;
}

/** A job in memory: every change is kept in the store, numbered, and told to its followers, in this order. */
export interface LiveJob extends Followable {
  readonly facts: JobFacts;
  readonly phase: JobPhase;
  readonly days: readonly DayRecord[];
  readonly followers: number;
  readonly logCount: number;
  view(): JobView;
  log(level: LogLevel, message: LogMessage, date?: string): void;
  setDay(record: DayRecord): void;
  setAccount(name: string): void;
  setPhase(phase: JobPhase): void;
  /** Tells waiting followers their place again. */
  tellStatus(): void;
  /** The last event of a job that is removed. */
  expire(): void;
}

export function createLiveJob(options: LiveJobOptions): LiveJob {
  const { stored, store, queue, now } = options;
  const { facts } = stored;
  const ring = createEventRing(followerLimits.ringSize, stored.lastSeq);
  const lines = createLogBuffer(stored.log, stored.droppedLogEntries);
  const listeners = new Set<{ call: (event: NumberedEvent) => void }>();
  let { phase, account, days } = stored;
  let expired = false;

  const keep = (write: () => void) => {
    try {
      write();
    } catch (error) {
      options.onStoreFault(error);
    }
  };
  const tell = (make: (seq: number) => JobEvent) => {
    const event = ring.push(make);
    for (const listener of [...listeners]) listener.call(event);
  };
  const keepProgress = () =>
    keep(() => store.update(facts.id, { phase, account, lastSeq: ring.lastSeq + 1 }));
  const status = () => statusOf({ phase, days, facts }, queue, now());
  const view = (): JobView => ({
    id: facts.id,
    fileName: facts.fileName,
    target: facts.target,
    mode: facts.mode,
    status: status(),
    days: [...days],
    ...(account !== undefined && { account }),
    lastSeq: ring.lastSeq,
    droppedLogEntries: lines.dropped,
  });
  const tellStatus = () => {
    keepProgress();
    tell(() => ({ type: "status", status: status() }));
  };

  return {
    facts,
    ring,
    get phase() {
      return phase;
    },
    get days() {
      return days;
    },
    get followers() {
      return listeners.size;
    },
    get logCount() {
      return lines.entries().length + lines.dropped;
    },
    view,
    snapshot: () => ({ type: "snapshot", job: view(), log: lines.entries() }),
    isOver: () => expired || phase.state === "finished",
    subscribe(call) {
      const listener = { call };
      listeners.add(listener);
      return { [Symbol.dispose]: () => void listeners.delete(listener) };
    },
    log(level, message, date) {
      tell((seq) => {
        const about = date === undefined ? {} : { date };
        const entry = { seq, at: now(), level, message: cutMessage(message), ...about };
        const dropped = lines.push(entry);
        const gone = dropped && { upToSeq: dropped.seq, count: lines.dropped };
        keep(() => store.appendLog(facts.id, entry, gone));
        return { type: "log", entry };
      });
    },
    setDay(record) {
      if (!days.some(({ date }) => date === record.date)) return;
      days = days.map((day) => (day.date === record.date ? record : day));
      keep(() => store.saveDay(facts.id, record));
      tell(() => ({ type: "day", day: record }));
    },
    setAccount(name) {
      account = name;
      keepProgress();
      tell(() => ({ type: "account", account: name }));
    },
    setPhase(next) {
      phase = next;
      tellStatus();
    },
    tellStatus,
    expire() {
      expired = true;
      tell(() => ({ type: "expired" }));
    },
  };
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
