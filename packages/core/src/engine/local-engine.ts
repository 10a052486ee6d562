import {
  type Answer,
  type JobView,
  type JobSummary,
  type LogFacts,
  type SkeletonPage,
  type StopMode,
  type SubmitAnswer,
  AutofillError,
} from "@jobcan-automation/contract";
import { repeat } from "../base/repeat.ts";
import { followElsewhere } from "../record/follow-elsewhere.ts";
import { followJob } from "../record/follow-job.ts";
import type { ApplyRequest, JobRef, JobRequest, UploadPlace } from "../record/job-request.ts";
import type { StoredJob } from "../record/job.ts";
import type { Picture } from "../runs/picture-line.ts";
import type { LiveJob } from "../record/live-job.ts";
import { isOwner } from "../record/is-owner.ts";
import type { FollowOptions, NumberedEvent } from "../record/numbered-event.ts";
import { ActiveJobs } from "./active-jobs.ts";
import type { EngineOptions } from "./engine-options.ts";
import { type Heartbeat, startHeartbeat } from "./heartbeat.ts";
import { FinishedJobs } from "./finished-jobs.ts";
import type { JobCounts, JobEngine } from "./job-engine.ts";
import type { JobQuestions } from "./job-questions.ts";
import { JobRecords } from "./job-records.ts";
import { JobScheduler } from "./job-scheduler.ts";
import type { EngineOperation } from "./operation/engine-operation.ts";
import { operateLocal } from "./operation/operate-local.ts";
import { Admission } from "./queue/admission.ts";
import { expireWaiting } from "./queue/expire-waiting.ts";
import { createLoginFailures } from "./queue/login-failures.ts";
import { summarize } from "../record/summarize.ts";
import { recoverJobs } from "./recover-jobs.ts";
import { appliedRequest } from "./queue/applied-request.ts";
import { Sittings } from "./queue/sittings.ts";
import { shutDown, stepDown } from "./shut-down.ts";

const expireEveryMs = 1_000;
const startEveryMs = 5_000;
const pruneEveryMs = 60_000;
const maxListed = 50;

/**
 * A queue and its runs in this process, with the records in a store. Map of the folder: queue/admission (who gets in)
 * → job-scheduler (who runs when) → run-result and close-record (how it ends) → finished-jobs (until it is pruned);
 * active-job is one job that waits or runs; recover-jobs and shut-down are the two ends of the process, heartbeat its
 * life among others.
 */
export function createLocalEngine(options: EngineOptions): LocalEngine {
  const engine = new LocalEngine(options);
  engine.begin();
  return engine;
}

/** The engine inside the server process, with what its memory guard needs of it. */
export class LocalEngine implements JobEngine {
  readonly operation: EngineOperation;
  readonly #options: EngineOptions;
  readonly #active: ActiveJobs;
  readonly #finished: FinishedJobs;
  readonly #records: JobRecords;
  readonly #admission: Admission;
  readonly #scheduler: JobScheduler;
  readonly #sittings: Sittings;
  #heartbeat: Heartbeat | undefined;

  constructor(options: EngineOptions) {
    const failures = options.failures ?? createLoginFailures(() => options.clock.monotonicMs());
    const active = new ActiveJobs(options.limits);
    const finished = new FinishedJobs(options);
    const sittings = new Sittings(options.clock, options.sittingMs ?? 0);
    const records = new JobRecords(options, active.view(sittings));
    this.#sittings = sittings;
    this.#options = options;
    this.#active = active;
    this.#finished = finished;
    this.#records = records;
    this.#admission = new Admission(options, { active, records, failures });
    this.#scheduler = new JobScheduler(options, { active, finished, failures, sittings });
    this.operation = operateLocal(options, {
      active,
      admission: this.#admission,
      scheduler: this.#scheduler,
    });
  }

  /** Takes over what a process that is no more has left, and works until it is shut down. To be called once. */
  begin(): void {
    const scheduler = this.#scheduler;
    this.#heartbeat = startHeartbeat(this.#options, {
      isClosed: () => scheduler.isClosed,
      recover: () => this.#recover(),
      stepDown: () => {
        stepDown(scheduler, this.#active);
        this.#options.onSuperseded?.();
      },
    });
    this.#every(expireEveryMs, () => {
      expireWaiting(this.#options, this.#active, scheduler);
      for (const { questions } of this.#active.asking()) questions?.giveUpUnviewed();
    });
    // Nothing notifies us when memory or disk is freed, so poll.
    this.#every(startEveryMs, () => {
      scheduler.flush();
      scheduler.startWaiting();
    });
    this.#every(pruneEveryMs, () => {
      this.#recover();
      this.#prune();
    });
  }

  async submit(request: JobRequest): Promise<SubmitAnswer> {
    this.#prune();
    if (this.#scheduler.isClosed) {
      throw new AutofillError("SHUTTING_DOWN", {}, { retryAfterSecs: 30 });
    }
    this.#heartbeat?.register();
    const answer = this.#admission.admit(request);
    this.#scheduler.startWaiting();
    return answer;
  }

  /** Starts a job that another process has admitted, by its record; a place must be free. Throws SHUTTING_DOWN. */
  adopt(stored: StoredJob, request: JobRequest): void {
    if (this.#scheduler.isClosed) throw new AutofillError("SHUTTING_DOWN");
    this.#admission.adopt(stored, request);
    this.#scheduler.startWaiting();
  }

  /** Ends a run at once, as interrupted: its right to go on is lost. */
  interrupt(jobId: string): void {
    this.#active.get(jobId)?.hurry("shutdown");
  }

  /** The sessions of plans, so that one can be used by another process. */
  get sittings(): Pick<Sittings, "get" | "untilOf" | "renew" | "goodbye" | "end"> {
    return this.#sittings;
  }

  async apply(request: ApplyRequest): Promise<SubmitAnswer> {
    const { planId, owner } = request;
    this.#find({ jobId: planId, owner });
    const known = this.#admission.jobOfRequest(request);
    if (known !== undefined) return { jobId: known, attached: true };
    const sitting = this.#sittings.get(planId);
    const answer = await this.submit(appliedRequest(sitting, request));
    if (!answer.attached) this.#sittings.end(planId);
    return answer;
  }

  async get(ref: JobRef): Promise<JobView> {
    this.#prune();
    return this.#touched(ref).view();
  }

  async list(owner: string): Promise<readonly JobSummary[]> {
    this.#prune();
    const ids = this.#options.store.newestOf(owner, maxListed);
    const { retentionMs } = this.#options.limits;
    return ids.map((jobId) => summarize(this.#find({ jobId, owner }).view(), retentionMs));
  }

  async skeletons(ref: JobRef): Promise<readonly SkeletonPage[]> {
    return this.#find(ref).skeletons;
  }

  async uploadOf(ref: JobRef): Promise<UploadPlace> {
    const { uploadId, sheet } = this.#find(ref).facts;
    return { uploadId, sheet };
  }

  async follow(ref: JobRef, options: FollowOptions): Promise<AsyncIterable<NumberedEvent>> {
    const job = this.#touched(ref);
    const isActive = this.#active.get(ref.jobId) !== undefined;
    if (isActive || job.isOver()) return followJob(job, options);
    const load = () => this.#records.tryLoad(ref.jobId);
    return followElsewhere({ clock: this.#options.clock, signal: options.signal, load });
  }

  async stop(ref: JobRef, mode: StopMode): Promise<void> {
    this.#find(ref);
    const active = this.#active.get(ref.jobId);
    if (active !== undefined) this.#scheduler.stop(active, mode);
  }

  async answer(ref: JobRef, answer: Answer, number?: number): Promise<void> {
    this.#questionsOf(ref).answer(answer, number);
  }

  async extend(ref: JobRef, number?: number): Promise<void> {
    this.#questionsOf(ref).extend(number);
  }

  async touch(ref: JobRef): Promise<void> {
    this.#touched(ref);
  }

  async picture(ref: JobRef): Promise<Picture> {
    this.#find(ref);
    const picture = this.#active.get(ref.jobId)?.picture;
    if (picture === undefined) throw new AutofillError("INVALID_REQUEST", { reason: "no_picture" });
    return picture;
  }

  async goodbye(ref: JobRef): Promise<void> {
    this.#find(ref);
    this.#active.get(ref.jobId)?.lease.goodbye();
    this.#sittings.goodbye(ref.jobId);
  }

  async prune(): Promise<void> {
    this.#prune();
  }

  async counts(): Promise<JobCounts> {
    return this.ownCounts();
  }

  /** The same of this process alone, at once. */
  ownCounts(): JobCounts {
    return {
      waiting: this.#active.waiting().length,
      running: this.#active.running().length,
      waitingForPerson: this.#active.asking().length,
      finished: this.#finished.size,
    };
  }

  async shutdown(): Promise<void> {
    this.#sittings.endAll();
    await shutDown(this.#scheduler, this.#active, this.#options.clock);
    this.#heartbeat?.[Symbol.dispose]();
  }

  /** The day in hand of the job that goes first where memory runs out; undefined where none does. */
  dayInHand(): { jobId: string; day: number } | undefined {
    const youngest = this.#active.firstToStop();
    return youngest && { jobId: youngest.id, day: youngest.dayNumber };
  }

  /** Logs in the job that would be stopped first that memory is high. */
  warnOfMemory(facts: LogFacts["memory_high"]): void {
    this.#active.firstToStop()?.job.log("warn", { code: "memory_high", facts });
  }

  /** Ends one job, the same as above, before the limit is hit; what it has done is stored. */
  stopForMemory(facts: LogFacts["memory_stopped"]): void {
    this.#active.firstToStop()?.stopForMemory(facts);
  }

  /** The job where it is the caller's own; an unknown and a foreign one are the same answer. */
  #find({ jobId, owner }: JobRef): LiveJob {
    const inMemory = this.#active.get(jobId)?.job ?? this.#finished.recent(jobId);
    const job = inMemory ?? this.#records.load(jobId);
    if (job === undefined || !isOwner(job.facts, owner)) {
      throw new AutofillError("JOB_NOT_FOUND");
    }
    return job;
  }

  #questionsOf(ref: JobRef): JobQuestions {
    this.#find(ref);
    const questions = this.#active.get(ref.jobId)?.questions;
    if (questions === undefined) throw new AutofillError("NOT_ASKED");
    return questions;
  }

  /** The same, with its lease renewed where it waits. */
  #touched(ref: JobRef): LiveJob {
    const job = this.#find(ref);
    this.#active.get(ref.jobId)?.renew();
    this.#sittings.renew(ref.jobId);
    return job;
  }

  #prune(): void {
    this.#finished.prune(this.#active.size);
  }

  #recover(): void {
    const isInHand = (id: string) =>
      this.#active.get(id) !== undefined || this.#finished.recent(id) !== undefined;
    recoverJobs(this.#options, this.#records, isInHand);
    this.#finished.addStored();
  }

  #every(everyMs: number, work: () => void): void {
    const { clock, onError } = this.#options;
    const repeated = repeat(clock, everyMs, () => {
      if (this.#scheduler.isClosed) return repeated[Symbol.dispose]();
      try {
        work();
      } catch (error) {
        onError(error);
      }
    });
  }
}
