import type { EngineState } from "./engine-state.ts";
import { createLiveJob } from "../record/live-job.ts";
import { closeLedger } from "../settlement/close-ledger.ts";

// Numbers that the dead process may have given out and not stored.
const seqReserve = 1000;

/**
 * At start, with each instance that is taken over, and again now and then: jobs that are ours and that nobody works on become `interrupted`,
 * with the days known so far; finished ones are aged on.
 */
export function recoverJobs(state: EngineState): void {
  const { store, instance, clock, onFault } = state.options;
  for (const { id, instance: owner } of store.unfinished()) {
    if (owner !== instance || state.entries.has(id) || state.recent.has(id)) continue;
    try {
      interrupt(state, id);
    } catch (error) {
      // One record that cannot be read keeps neither the others nor the service from going on.
      onFault(error);
    }
  }
  for (const { id, finishedAt } of store.finished()) {
    if (state.finishedMs.has(id)) continue;
    const ageMs = Math.max(0, clock.now() - finishedAt);
    state.finishedMs.set(id, clock.monotonicMs() - ageMs);
  }
}

function interrupt(state: EngineState, jobId: string): void {
  const { store, clock, onFault, onFinished } = state.options;
  const stored = store.load(jobId);
  if (stored === undefined) return;
  const before = { ...stored, lastSeq: stored.lastSeq + seqReserve };
  const now = () => clock.now();
  const queue = state.queueView;
  const job = createLiveJob({ stored: before, store, queue, now, onStoreFault: onFault });
  const error = { code: "INTERRUPTED", facts: {} } as const;
  const closed = closeLedger(stored.days, stored.facts.mode, { how: "interrupted", error });
  for (const day of closed.days) job.setDay(day);
  job.log("error", { code: "service_restarted", facts: {} });
  const { outcome } = closed;
  job.log("info", { code: "job_finished", facts: { outcome } });
  const { queuedAt } = stored.phase;
  const started = stored.phase.state === "running" ? { startedAt: stored.phase.startedAt } : {};
  const finishedAt = clock.now();
  job.setPhase({ state: "finished", queuedAt, ...started, finishedAt, outcome, error });
  // Where that fails the job is found unfinished again, and its end is not announced yet.
  job.persist();
  onFinished?.({ jobId, outcome, code: error.code, cause: "restart" });
}
