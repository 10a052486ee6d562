import type { EngineState } from "./engine-state.ts";
import type { FinishedJob } from "../record/job-store.ts";
import { jobsToPrune } from "./prune-jobs.ts";

/** Removes finished jobs whose time is over, and tells it. Silent where there is nothing to remove. */
export function pruneJobs(state: EngineState): void {
  const { store, limits, onFault } = state.options;
  if (!somethingIsDue(state)) return;
  try {
    const jobs = store.finished().map((job) => ({ job, ageMs: ageOf(state, job.id) }));
    forgetGone(state, new Set(jobs.map(({ job }) => job.id)));
    const due = jobsToPrune(jobs, limits.retentionMs);
    if (due.length > 0) remove(state, due, jobs.length);
  } catch (error) {
    onFault(error);
  }
}

interface Due {
  job: FinishedJob;
  ageMs: number;
}

function somethingIsDue(state: EngineState): boolean {
  const ages = [...state.finishedMs.keys()].map((id) => ({ ageMs: ageOf(state, id) }));
  return jobsToPrune(ages, state.options.limits.retentionMs).length > 0;
}

/** What another process on the same store has removed. A job whose end is not stored yet waits for that. */
function forgetGone(state: EngineState, kept: ReadonlySet<string>): void {
  const { retentionMs } = state.options.limits;
  for (const id of state.finishedMs.keys()) {
    const isOurs = kept.has(id) || state.recent.get(id)?.isStored === false;
    if (isOurs || ageOf(state, id) < retentionMs) continue;
    state.recent.get(id)?.expire();
    state.recent.delete(id);
    state.finishedMs.delete(id);
  }
}

function remove(state: EngineState, due: readonly Due[], kept: number): void {
  const { store, telemetry, onRemoved } = state.options;
  telemetry.memoryCheck("prune_jobs_before", {});
  store.remove(due.map(({ job }) => job.id));
  for (const { job, ageMs } of due) {
    state.recent.get(job.id)?.expire();
    state.recent.delete(job.id);
    state.finishedMs.delete(job.id);
    onRemoved(job.uploadId);
    const status = job.ok ? "completed" : "error";
    const { id: jobId, logCount } = job;
    telemetry.pruned({ jobId, status, logCount, ageSecs: ageMs / 1000 });
  }
  telemetry.pruneSummary(due.length, kept - due.length + state.entries.size);
  telemetry.memoryCheck("prune_jobs_after", {});
}

function ageOf(state: EngineState, jobId: string): number {
  const finishedMs = state.finishedMs.get(jobId);
  return finishedMs === undefined ? 0 : state.options.clock.monotonicMs() - finishedMs;
}
