import type { FinishedJob } from "../record/job-store.ts";
import type { LiveJob } from "../record/live-job.ts";
import type { EngineOptions } from "./engine-options.ts";

const recentJobs = 4;

/** The jobs that have ended, until their time is over. Ages are measured by a clock that never jumps. */
export class FinishedJobs {
  readonly #options: EngineOptions;
  readonly #sinceMs = new Map<string, number>();
  /** The last few, so that a follower that was cut off can resume without a gap, and those that are not stored yet. */
  readonly #recent = new Map<string, LiveJob>();

  constructor(options: EngineOptions) {
    this.#options = options;
  }

  get size(): number {
    return this.#sinceMs.size;
  }

  add(job: LiveJob): void {
    const { id } = job.facts;
    this.#sinceMs.set(id, this.#options.clock.monotonicMs());
    this.#recent.set(id, job);
    const oldest = this.live().find((recent) => recent !== job && recent.isStored);
    if (this.#recent.size > recentJobs && oldest !== undefined) {
      this.#recent.delete(oldest.facts.id);
    }
  }

  /** Ages those on that other processes on the same store have ended. */
  addStored(): void {
    const { store, clock } = this.#options;
    for (const { id, finishedAt } of store.finished()) {
      if (this.#sinceMs.has(id)) continue;
      const ageMs = Math.max(0, clock.now() - finishedAt);
      this.#sinceMs.set(id, clock.monotonicMs() - ageMs);
    }
  }

  /** The job where it is still in memory. */
  recent(jobId: string): LiveJob | undefined {
    return this.#recent.get(jobId);
  }

  live(): LiveJob[] {
    return [...this.#recent.values()];
  }

  /** Removes those whose time is over, and logs it. Silent where there is nothing to remove. */
  prune(activeJobs: number): void {
    const { store, onError } = this.#options;
    if (![...this.#sinceMs.keys()].some((id) => this.#isDue(id))) return;
    try {
      const stored = store.finished();
      this.#forgetGone(new Set(stored.map(({ id }) => id)));
      const due = stored.filter(({ id }) => this.#isDue(id));
      if (due.length > 0) this.#remove(due, stored.length - due.length + activeJobs);
    } catch (error) {
      onError(error);
    }
  }

  /** What another process on the same store has removed. A job whose end is not stored yet waits for that. */
  #forgetGone(stored: ReadonlySet<string>): void {
    for (const id of this.#sinceMs.keys()) {
      const isOurs = stored.has(id) || this.#recent.get(id)?.isStored === false;
      if (!isOurs && this.#isDue(id)) this.#forget(id);
    }
  }

  #remove(due: readonly FinishedJob[], remaining: number): void {
    const { store, telemetry, onRemoved } = this.#options;
    telemetry.memoryCheck("prune_jobs_before", {});
    store.remove(due.map(({ id }) => id));
    for (const { id: jobId, uploadId, ok, logCount } of due) {
      const ageSecs = this.#ageMs(jobId) / 1000;
      this.#forget(jobId);
      onRemoved(uploadId);
      telemetry.pruned({ jobId, status: ok ? "completed" : "error", logCount, ageSecs });
    }
    telemetry.pruneSummary(due.length, remaining);
    telemetry.memoryCheck("prune_jobs_after", {});
  }

  #forget(jobId: string): void {
    this.#recent.get(jobId)?.expire();
    this.#recent.delete(jobId);
    this.#sinceMs.delete(jobId);
  }

  #isDue(jobId: string): boolean {
    return this.#ageMs(jobId) >= this.#options.limits.retentionMs;
  }

  /** 0 for one of which nothing is known here yet. */
  #ageMs(jobId: string): number {
    const nowMs = this.#options.clock.monotonicMs();
    return nowMs - (this.#sinceMs.get(jobId) ?? nowMs);
  }
}
