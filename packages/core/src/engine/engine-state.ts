import type { Facts } from "@jobcan-automation/contract";
import { type AccountKeyer, createAccountKeyer } from "./queue/account-key.ts";
import type { EngineOptions } from "./engine-options.ts";
import type { JobRequest } from "../record/job-request.ts";
import { type JobQueue, createJobQueue } from "./queue/job-queue.ts";
import type { Run } from "../runs/job-runner.ts";
import type { Lease } from "./queue/lease.ts";
import type { LiveJob, QueueView } from "../record/live-job.ts";
import { type LoginFailures, createLoginFailures } from "./queue/login-failures.ts";
import { type Pace, createPace } from "./queue/pace.ts";

/** A job that waits or runs, with what only this process knows of it. */
export interface Entry {
  job: LiveJob;
  account: string;
  lease: Lease;
  queuedMs: number;
  /** Held until the run has started, then dropped: it has the secrets. */
  request: JobRequest | undefined;
  run: Run | undefined;
  startedMs: number;
  /** Why we asked the run to end, where we did. */
  stopWhy: "user" | "memory" | "timeout" | "shutdown" | undefined;
  /** The figures of a stop for memory. */
  stopFacts: Facts;
  memoryRefusalTold: boolean;
}

/** All that the local engine remembers. */
export interface EngineState {
  readonly options: EngineOptions;
  /** Waiting and running jobs by id. */
  readonly entries: Map<string, Entry>;
  /** The last few finished ones, so that a follower that was cut off can resume without a gap. */
  readonly recent: Map<string, LiveJob>;
  /** When each finished job ended, by the clock that never jumps. */
  readonly finishedMs: Map<string, number>;
  readonly queue: JobQueue;
  readonly queueView: QueueView;
  readonly pace: Pace;
  readonly failures: LoginFailures;
  readonly accountKey: AccountKeyer;
  closing: boolean;
}

export function createEngineState(options: EngineOptions): EngineState {
  const entries = new Map<string, Entry>();
  const queue = createJobQueue();
  const pace = createPace();
  return {
    options,
    entries,
    queue,
    pace,
    recent: new Map(),
    finishedMs: new Map(),
    queueView: createQueueView(options, entries, { queue, pace }),
    failures: createLoginFailures(() => options.clock.monotonicMs()),
    accountKey: createAccountKeyer(),
    closing: false,
  };
}

/** Jobs that run now. */
export function runningOf(state: EngineState): Entry[] {
  return [...state.entries.values()].filter(({ job }) => job.phase.state === "running");
}

/** Seconds until a place among the running is likely to be free for one more. */
export function secsUntilFree(state: EngineState): number {
  return secsOfWork([...state.entries.values()], state.pace) / state.options.limits.maxActive;
}

function createQueueView(
  options: EngineOptions,
  entries: ReadonlyMap<string, Entry>,
  { queue, pace }: { queue: JobQueue; pace: Pace },
): QueueView {
  return {
    secsFor: (days) => pace.secsFor(days),
    place(jobId) {
      const position = queue.positionOf(jobId) ?? 1;
      const ahead = new Set(queue.ids().slice(0, position - 1));
      const before = [...entries.values()].filter(
        ({ job }) => job.phase.state === "running" || ahead.has(job.facts.id),
      );
      const etaSecs = Math.ceil(secsOfWork(before, pace) / options.limits.maxActive);
      return { position, etaSecs };
    },
  };
}

function secsOfWork(entries: readonly Entry[], pace: Pace): number {
  return entries.reduce((secs, { job }) => {
    const open = job.days.filter((day) => day.outcome === undefined).length;
    return secs + pace.secsFor(open);
  }, 0);
}
