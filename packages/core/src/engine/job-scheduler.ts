import { type AutofillError, type StopMode, toAutofillError } from "@jobcan-automation/contract";
import type { JobRequest } from "../record/job-request.ts";
import type { LiveJob } from "../record/live-job.ts";
import { sessionIdOf } from "../record/session-id.ts";
import type { Run, RunExit, RunRecorder } from "../runs/job-runner.ts";
import { buildRunSpec } from "../runs/run-spec.ts";
import type { RunResult } from "../settlement/close-ledger.ts";
import type { ActiveJob } from "./active-job.ts";
import type { ActiveJobs } from "./active-jobs.ts";
import { closeRecord } from "./close-record.ts";
import type { EngineOptions } from "./engine-options.ts";
import { JobQuestions } from "./job-questions.ts";
import type { FinishedJobs } from "./finished-jobs.ts";
import { createEmployeeKeyer } from "./queue/account-key.ts";
import { meetEmployee, refuseSecondJob } from "./queue/meet-employee.ts";
import type { LoginFailures } from "./queue/login-failures.ts";
import type { Sittings } from "./queue/sittings.ts";
import { resultOfStop, runResult } from "./run-result.ts";

const overdueMs = 20_000;
/** What one more run and its browser may take beside one that waits for a person: measured at 125 MB, and room. */
const runMb = 150;

export interface ScheduledJobs {
  active: ActiveJobs;
  finished: FinishedJobs;
  failures: LoginFailures;
  sittings: Sittings;
}

/** Who runs when, and how each job ends. */
export class JobScheduler {
  readonly #options: EngineOptions;
  readonly #active: ActiveJobs;
  readonly #finished: FinishedJobs;
  readonly #failures: LoginFailures;
  readonly #sittings: Sittings;
  readonly #employeeKey = createEmployeeKeyer();
  #isClosed = false;

  constructor(options: EngineOptions, { active, finished, failures, sittings }: ScheduledJobs) {
    this.#options = options;
    this.#active = active;
    this.#finished = finished;
    this.#failures = failures;
    this.#sittings = sittings;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Starts nothing any more. */
  close(): void {
    this.#isClosed = true;
  }

  /**
   * Starts waiting jobs while there is a free place and memory allows; to be called whenever either may have changed.
   */
  startWaiting(): void {
    while (!this.#isClosed && this.#active.hasFreePlace) {
      const next = this.#active.nextToStart();
      if (next === undefined || !this.#memoryAllows(next)) return;
      this.#start(next);
      this.#publishPlaces();
    }
  }

  /** Asks a job to end, at its owner's request or the operator's. One that waits ends at once. */
  stop(active: ActiveJob, mode: StopMode, by: "user" | "operator" = "user"): void {
    const { job } = active;
    if (job.phase.state === "running" && job.phase.stopping === "now") return;
    const facts = { when: mode, ...(by === "operator" && { by }) };
    job.log("info", { code: "stop_requested", facts });
    if (active.isWaiting) this.finish(active, resultOfStop({ reason: by, facts: {} }));
    else active.askToStop(mode, by);
  }

  /** Ends a job: its record is closed, stored and announced. Then the next may start. */
  finish(active: ActiveJob, given: RunResult): void {
    const { telemetry, onFinished, onError } = this.#options;
    const { job } = active;
    const end = closeRecord(job, this.#resultOnRecord(job, given));
    this.#active.remove(active.id);
    this.#finished.add(job);
    // What cannot be stored now is stored by a later flush; until then it stays in memory.
    const unstored = tryPersist(job);
    if (unstored !== undefined) onError(unstored);
    onFinished?.(end);
    telemetry.memoryCheck(end.outcome === "succeeded" ? "job_completed" : "job_error", idsOf(job));
    this.#finished.prune(this.#active.size);
    this.#publishPlaces();
    this.startWaiting();
  }

  /** Stores again what a full or locked disk refused, also of jobs that have ended since. To be called now and then. */
  flush(): void {
    for (const job of [...this.#active.live(), ...this.#finished.live()]) {
      // Reported when it began. Where one cannot be stored, the others need not be tried.
      if (!job.isStored && tryPersist(job) !== undefined) return;
    }
  }

  #publishPlaces(): void {
    for (const { job } of this.#active.waiting()) job.publishStatus();
  }

  #memoryAllows(next: ActiveJob): boolean {
    const { refusesNewJob, ...facts } = this.#options.memory();
    const isBeside = this.#active.asking().length > 0;
    const isTight = isBeside && facts.usedMb + runMb > facts.warningMb;
    if (refusesNewJob || isTight) next.logMemoryRefusal(facts);
    return !refusesNewJob && !isTight;
  }

  #start(active: ActiveJob): void {
    const { clock, runner, settings, telemetry } = this.#options;
    const { id, job } = active;
    const request = active.takeRequest();
    if (request === undefined) return;
    const startedMs = clock.monotonicMs();
    const questions = this.#questionsOf(job, request, startedMs);
    const hold = this.#holderOf(id, request);
    telemetry.memoryCheck("job_start", idsOf(job));
    const facts = { days: job.days.length, mode: job.facts.mode };
    job.log("info", { code: "job_started", facts });
    try {
      // Before the password is used: a run that cannot be recorded would get no further than its first press.
      job.persist();
      const spec = buildRunSpec({ id, request, nowMs: clock.now() }, settings);
      const run = runner.start(spec, this.#recorderOf(active, hold));
      active.attach(run, startedMs, questions);
      void this.#watch(active, run);
    } catch (error) {
      this.#finishWithError(active, error);
    }
  }

  #recorderOf(active: ActiveJob, hold: RunRecorder["session"]): RunRecorder {
    const { telemetry, beforePress } = this.#options;
    const { job } = active;
    return {
      log: (level, message, date) => job.log(level, message, date),
      day: (record) => job.setDay(record),
      account: (name) => job.setAccount(name),
      employee: (shown) =>
        meetEmployee(active, this.#employeeKey(job.facts.target, shown), this.#active),
      probe: (report) => job.setProbe(report),
      skeleton: (page) => job.addSkeleton(page),
      session: hold,
      ask: (id, question) => active.ask(id, question),
      withdraw: (id) => active.questions?.withdraw(id),
      persist: () => job.persist(),
      mayPress: async () => {
        refuseSecondJob(active);
        await beforePress?.(active.id);
      },
      checkpoint: (tag) => telemetry.memoryCheck(tag, idsOf(job)),
    };
  }

  /** Holds the session of a plan. Of other jobs not even the login is held on to. */
  #holderOf(id: string, request: JobRequest): RunRecorder["session"] {
    if (request.mode !== "plan") return holdNothing;
    return holderOf(this.#sittings, id, request);
  }

  #questionsOf(job: LiveJob, { person }: JobRequest, startedMs: number): JobQuestions {
    const { clock, settings } = this.#options;
    return new JobQuestions({
      job,
      clock,
      waitMs: settings.personWaitMs,
      person,
      endsMs: startedMs + settings.timeoutMs,
      onChange: () => {
        this.startWaiting();
        this.#publishPlaces();
      },
    });
  }

  async #watch(active: ActiveJob, run: Run): Promise<void> {
    const { clock, settings } = this.#options;
    using _overdue = clock.after(settings.timeoutMs + overdueMs, () => active.kill("timeout"));
    try {
      this.#finishRun(active, await run.ended);
    } catch (error) {
      this.#finishWithError(active, error);
    }
  }

  #finishRun(active: ActiveJob, exit: RunExit): void {
    const { job, stop, startedMs } = active;
    active.questions?.[Symbol.dispose]();
    const result = runResult(exit, stop);
    if (exit.how === "died") {
      job.log("error", { code: "runner_died", facts: { code: exit.code } });
    }
    if (result.how === "done" && startedMs !== undefined) {
      // Days that were only read, in a plan or because they were there already, say nothing of how long entering takes.
      const entered = job.days.filter(({ sent }) => sent.length > 0).length;
      this.#active.learnPace(entered, this.#options.clock.monotonicMs() - startedMs - job.askedMs);
    }
    if (result.how === "failed" && job.facts.target !== "practice") {
      this.#failures.count(active, result.error);
    }
    this.finish(active, result);
  }

  #finishWithError(active: ActiveJob, error: unknown): void {
    this.#options.onError(error);
    if (active.job.phase.state === "finished") return;
    this.finish(active, { how: "failed", error: toAutofillError(error).toReport() });
  }

  /** A run of which the record is in memory only has not ended well: a restart would know less than was reported. */
  #resultOnRecord(job: LiveJob, given: RunResult): RunResult {
    const unstored = tryPersist(job);
    if (unstored === undefined || given.how !== "done") return given;
    this.#options.onError(unstored);
    const { code, facts } = unstored.toReport();
    const how = code === "INTERRUPTED" ? "interrupted" : "failed";
    return { how, error: { code, facts: { ...facts, step: "record" } } };
  }
}

/** The password is not among what it keeps alive. */
function holderOf(sittings: Sittings, id: string, request: JobRequest): RunRecorder["session"] {
  const { password: _, address: _address, requestKey: _key, person: _person, ...order } = request;
  return (cookies, settled) => {
    const options = { ...order.options, ...settled };
    sittings.hold(id, { order: { ...order, options }, cookies });
  };
}

/** Outside of the function that makes the other, whose variables it would keep alive. */
const holdNothing = (): void => {};

/** Stores all that has happened to a job, or returns the error that prevented it. */
function tryPersist(job: LiveJob): AutofillError | undefined {
  try {
    job.persist();
    return undefined;
  } catch (error) {
    return toAutofillError(error);
  }
}

/** What joins a line of a job to its upload. */
function idsOf({ facts }: LiveJob): { jobId: string; sessionId: string } {
  return { jobId: facts.id, sessionId: sessionIdOf(facts.uploadId) };
}
