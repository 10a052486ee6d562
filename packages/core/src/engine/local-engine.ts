import { timingSafeEqual } from "node:crypto";
import { type Facts, type StopMode, AutofillError } from "@jobcan-automation/contract";
import { admitJob } from "./queue/admit-job.ts";
import type { EngineOptions } from "./engine-options.ts";
import { type EngineState, createEngineState, runningOf } from "./engine-state.ts";
import { flushJobs } from "./flush-jobs.ts";
import { followElsewhere } from "../record/follow-elsewhere.ts";
import { followJob } from "../record/follow-job.ts";
import { startHeartbeat } from "./heartbeat.ts";
import type { JobRef } from "../record/job-request.ts";
import type { FollowOptions, NumberedEvent } from "../record/numbered-event.ts";
import type { JobEngine } from "./job-engine.ts";
import { type LiveJob, createLiveJob } from "../record/live-job.ts";
import { pruneJobs } from "./prune.ts";
import { recoverJobs } from "./recover-jobs.ts";
import { finishJob, startWaiting, tellPlaces } from "./run-jobs.ts";
import { shutDown } from "./shut-down.ts";
import { sweepQueue } from "./queue/sweep-queue.ts";

/** The engine inside the server process, with what its memory guard needs of it. */
export interface LocalEngine extends JobEngine {
  /** The number of the day being entered now, where a job runs. */
  dayNumber(): number | undefined;
  /** Tells running jobs that memory is high. */
  warnOfMemory(figures: MemoryFigures): void;
  /** Ends running jobs before the limit is hit; what they have done is kept. */
  stopForMemory(figures: MemoryFigures): void;
}

export type MemoryFigures = { usedMb: number; limitMb: number; percent: number } & Facts;

const sweepEveryMs = 1_000;
const startEveryMs = 5_000;
const pruneEveryMs = 60_000;

/**
 * A queue and its runs in this process, kept in a store. Map of the folder: admit-job (who gets in) → run-jobs (who runs, how it ends) → ledger
 * (what is told of it) → prune; live-job is one job with its numbers and followers; recover-jobs and shut-down are the two ends of the process, heartbeat its life among others.
 */
export function createLocalEngine(options: EngineOptions): LocalEngine {
  const state = createEngineState(options);
  const heartbeat = startHeartbeat(state);
  repeat(state, sweepEveryMs, () => sweepQueue(state));
  // Nothing notifies us when memory or disk is freed, so poll.
  repeat(state, startEveryMs, () => {
    flushJobs(state);
    startWaiting(state);
  });
  repeat(state, pruneEveryMs, () => {
    recoverJobs(state);
    pruneJobs(state);
  });
  return {
    submit: async (request) => {
      pruneJobs(state);
      const answer = admitJob(state, request);
      startWaiting(state);
      return await Promise.resolve(answer);
    },
    get: async (ref) => {
      pruneJobs(state);
      const job = find(state, ref);
      state.entries.get(ref.jobId)?.lease.renew();
      return await Promise.resolve(job.view());
    },
    uploadOf: async (ref) => {
      const { uploadId, sheet } = find(state, ref).facts;
      return await Promise.resolve({ uploadId, sheet });
    },
    follow: async (ref, followOptions) => await Promise.resolve(follow(state, ref, followOptions)),
    stop: async (ref, when) => await Promise.resolve(stopJob(state, ref, when)),
    touch: async (ref) => {
      find(state, ref);
      await Promise.resolve(state.entries.get(ref.jobId)?.lease.renew());
    },
    goodbye: async (ref) => {
      find(state, ref);
      await Promise.resolve(state.entries.get(ref.jobId)?.lease.goodbye());
    },
    prune: async () => await Promise.resolve(pruneJobs(state)),
    counts: () => ({
      waiting: state.queue.length,
      running: runningOf(state).length,
      finished: state.finishedMs.size,
    }),
    async shutdown() {
      await shutDown(state);
      heartbeat[Symbol.dispose]();
    },
    ...memoryHands(state),
  };
}

function repeat(state: EngineState, everyMs: number, work: () => void): void {
  state.options.clock.after(everyMs, () => {
    if (state.closing) return;
    try {
      work();
    } catch (error) {
      state.options.onFault(error);
    }
    repeat(state, everyMs, work);
  });
}

/** The job where it is the caller's own; an unknown and a foreign one are the same answer. */
function find(state: EngineState, { jobId, owner }: JobRef): LiveJob {
  const job = state.entries.get(jobId)?.job ?? state.recent.get(jobId) ?? kept(state, jobId);
  if (job === undefined || !isSame(job.facts.owner, owner))
    throw new AutofillError("JOB_NOT_FOUND");
  return job;
}

function kept(state: EngineState, jobId: string): LiveJob | undefined {
  const { store, clock, onFault } = state.options;
  const stored = store.load(jobId);
  if (stored === undefined) return undefined;
  const now = () => clock.now();
  return createLiveJob({ stored, store, queue: state.queueView, now, onStoreFault: onFault });
}

function follow(
  state: EngineState,
  ref: JobRef,
  options: FollowOptions,
): AsyncIterable<NumberedEvent> {
  const job = find(state, ref);
  const entry = state.entries.get(ref.jobId);
  entry?.lease.renew();
  if (entry !== undefined || job.isOver()) return followJob(job, options);
  const { clock, onFault } = state.options;
  const load = () => {
    try {
      return kept(state, ref.jobId);
    } catch (error) {
      onFault(error);
      return undefined;
    }
  };
  return followElsewhere({ clock, signal: options.signal, load });
}

function isSame(known: string, given: string): boolean {
  const [a, b] = [Buffer.from(known), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function stopJob(state: EngineState, ref: JobRef, when: StopMode): void {
  const { phase } = find(state, ref);
  const entry = state.entries.get(ref.jobId);
  if (entry === undefined || phase.state === "finished") return;
  if (phase.state === "running" && phase.stopping === "now") return;
  entry.job.log("info", { code: "stop_requested", facts: { when } });
  if (phase.state === "waiting") {
    finishJob(state, entry, { how: "cancelled", error: { code: "JOB_CANCELLED", facts: {} } });
    tellPlaces(state);
    return;
  }
  entry.stopWhy ??= "user";
  entry.job.setPhase({ ...phase, stopping: when });
  entry.run?.stop(when);
}

function memoryHands(
  state: EngineState,
): Pick<LocalEngine, "dayNumber" | "warnOfMemory" | "stopForMemory"> {
  return {
    dayNumber() {
      const [entry] = runningOf(state);
      if (entry === undefined) return undefined;
      const { days } = entry.job;
      return Math.min(days.length, days.filter((day) => day.outcome !== undefined).length + 1);
    },
    warnOfMemory(facts) {
      for (const { job } of runningOf(state)) job.log("warn", { code: "memory_high", facts });
    },
    stopForMemory(facts) {
      for (const entry of runningOf(state).filter(({ stopWhy }) => stopWhy !== "memory")) {
        entry.stopWhy = "memory";
        entry.stopFacts = facts;
        entry.job.log("error", { code: "memory_stopped", facts });
        entry.run?.stop("memory");
      }
    },
  };
}
