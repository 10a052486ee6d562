import { type LiveJob, type QueueView, openDays } from "../record/live-job.ts";
import type { ActiveJob } from "./active-job.ts";
import type { EngineLimits } from "./engine-options.ts";
import { createPace } from "./queue/pace.ts";
import type { Sittings } from "./queue/sittings.ts";

/** The jobs that wait or run, and the time they are likely to take. First come, first served. */
export class ActiveJobs {
  /** In the order in which they came. */
  readonly #jobs = new Map<string, ActiveJob>();
  readonly #maxActive: number;
  readonly #perOwner: number;
  readonly #pace = createPace();

  constructor({ maxActive, perOwner }: Pick<EngineLimits, "maxActive" | "perOwner">) {
    this.#maxActive = maxActive;
    this.#perOwner = perOwner;
  }

  get size(): number {
    return this.#jobs.size;
  }

  add(active: ActiveJob): void {
    this.#jobs.set(active.id, active);
  }

  get(jobId: string): ActiveJob | undefined {
    return this.#jobs.get(jobId);
  }

  find(isWanted: (active: ActiveJob) => boolean): ActiveJob | undefined {
    return [...this.#jobs.values()].find(isWanted);
  }

  remove(jobId: string): void {
    this.#jobs.delete(jobId);
  }

  /** In the order in which they came; one whose owner has no share left is overtaken. */
  waiting(): ActiveJob[] {
    return [...this.#jobs.values()].filter((active) => active.isWaiting);
  }

  /** The first that waits and whose owner has a share of the running left. */
  nextToStart(): ActiveJob | undefined {
    return this.waiting().find(({ owner }) => this.mayRun(owner));
  }

  /** Whether a job of this owner may run beside those of theirs that do. */
  mayRun(owner: string): boolean {
    return this.running().filter((active) => active.owner === owner).length < this.#perOwner;
  }

  running(): ActiveJob[] {
    return [...this.#jobs.values()].filter((active) => !active.isWaiting);
  }

  /** Those that wait for a person: their browsers stay, and their places are for others. */
  asking(): ActiveJob[] {
    return this.running().filter(({ isAsking }) => isAsking);
  }

  /**
   * The job that goes first where memory runs out: one that waits for a person, else the one started last. Undefined
   * where none runs, and while one is being stopped for memory: it has to give back what it holds before another is
   * stopped.
   */
  firstToStop(): ActiveJob | undefined {
    const running = this.running().toSorted(
      (a, b) => Number(a.isAsking) - Number(b.isAsking) || (a.startedMs ?? 0) - (b.startedMs ?? 0),
    );
    return running.some(({ stop }) => stop?.reason === "memory") ? undefined : running.at(-1);
  }

  live(): LiveJob[] {
    return [...this.#jobs.values()].map(({ job }) => job);
  }

  get hasFreePlace(): boolean {
    const [running, asking] = [this.running().length, this.asking().length];
    return running - asking < this.#maxActive && running < 2 * this.#maxActive;
  }

  /** A run that entered so many days took so long. */
  learnPace(days: number, tookMs: number): void {
    this.#pace.learn(days, tookMs);
  }

  secsFor(days: number): number {
    return this.#pace.secsFor(days);
  }

  place(jobId: string): { position: number; etaSecs: number } {
    const waiting = this.waiting();
    const ahead = Math.max(
      0,
      waiting.findIndex(({ id }) => id === jobId),
    );
    const working = this.running().filter(({ isAsking }) => !isAsking);
    const before = [...working, ...waiting.slice(0, ahead)];
    return { position: ahead + 1, etaSecs: Math.ceil(this.#secsOfWork(before)) };
  }

  /** What a job's view needs of them. */
  view(sittings: Pick<Sittings, "untilOf">): QueueView {
    return {
      place: (jobId) => this.place(jobId),
      secsFor: (days) => this.secsFor(days),
      sittingUntil: (jobId) => sittings.untilOf(jobId),
    };
  }

  /** Seconds until a place among the running is likely to be free for one more. */
  secsUntilFree(): number {
    return this.#secsOfWork([...this.#jobs.values()]);
  }

  #secsOfWork(jobs: readonly ActiveJob[]): number {
    const secs = jobs.map(({ job }) => this.secsFor(openDays(job.days)));
    return secs.reduce((sum, each) => sum + each, 0) / this.#maxActive;
  }
}
