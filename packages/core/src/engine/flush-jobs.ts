import type { EngineState } from "./engine-state.ts";

/** Stores again what a full or locked disk refused, also of jobs that have ended since. To be called now and then. */
export function flushJobs(state: EngineState): void {
  const live = [...state.entries.values()].map(({ job }) => job);
  for (const job of [...live, ...state.recent.values()]) {
    if (job.isStored) continue;
    try {
      job.persist();
    } catch {
      // Reported when it began. Where one cannot be stored, the others need not be tried.
      return;
    }
  }
}
