import type { Facts, LogFacts, Question, StopMode } from "@jobcan-automation/contract";
import type { JobRequest } from "../record/job-request.ts";
import type { LiveJob } from "../record/live-job.ts";
import type { Run } from "../runs/job-runner.ts";
import type { JobQuestions } from "./job-questions.ts";
import type { Picture } from "../runs/picture-line.ts";
import type { Lease } from "./queue/lease.ts";

/** Why a run was asked to end. */
export type StopReason = "user" | "operator" | "memory" | "timeout" | "shutdown" | "same_person";

/** What a run was asked, with the figures of a stop for memory. */
export interface AskedStop {
  reason: StopReason;
  facts: Facts;
}

/** The request has the secrets: it is dropped when the job starts. */
type Stage =
  | { at: "waiting"; request: JobRequest; isRefusalLogged: boolean }
  | { at: "starting" }
  | {
      at: "running";
      run: Run;
      startedMs: number;
      stop: AskedStop | undefined;
      questions: JobQuestions;
    };

export interface ActiveJobOptions {
  job: LiveJob;
  account: string;
  lease: Lease;
  queuedMs: number;
  request: JobRequest;
}

/** A job that waits or runs, with what only this process knows of it. */
export class ActiveJob {
  readonly job: LiveJob;
  /** The key of its account. */
  readonly account: string;
  /** The address its request came from. */
  readonly address: string;
  readonly lease: Lease;
  readonly queuedMs: number;
  /** The key of the person whom its pages have shown; undefined before, and where another job is theirs. */
  employee: string | undefined;
  #stage: Stage;

  constructor({ request, ...known }: ActiveJobOptions) {
    this.job = known.job;
    this.account = known.account;
    this.address = request.address;
    this.lease = known.lease;
    this.queuedMs = known.queuedMs;
    this.#stage = { at: "waiting", request, isRefusalLogged: false };
  }

  get id(): string {
    return this.job.facts.id;
  }

  get owner(): string {
    return this.job.facts.owner;
  }

  get isWaiting(): boolean {
    return this.#stage.at === "waiting";
  }

  /** What its run was asked, if anything. */
  get stop(): AskedStop | undefined {
    return this.#stage.at === "running" ? this.#stage.stop : undefined;
  }

  /** When its run was started, by the clock that never jumps. */
  get startedMs(): number | undefined {
    return this.#stage.at === "running" ? this.#stage.startedMs : undefined;
  }

  /** What its run asks a person; undefined while it does not run. */
  get questions(): JobQuestions | undefined {
    return this.#stage.at === "running" ? this.#stage.questions : undefined;
  }

  /** Its run waits for a person, so its place is for the next. */
  get isAsking(): boolean {
    return this.questions?.isOpen === true;
  }

  /** The number of the day in hand, from 1; 0 for a job without days. */
  get dayNumber(): number {
    const { days } = this.job;
    return Math.min(days.length, days.filter((day) => day.outcome !== undefined).length + 1);
  }

  /** Logs that memory keeps it waiting; once. */
  logMemoryRefusal(facts: LogFacts["memory_refused"]): void {
    if (this.#stage.at !== "waiting" || this.#stage.isRefusalLogged) return;
    this.#stage.isRefusalLogged = true;
    this.job.log("warn", { code: "memory_refused", facts });
  }

  /** Ends the waiting. The request is given and held no more; undefined where that was done before. */
  takeRequest(): JobRequest | undefined {
    if (this.#stage.at !== "waiting") return undefined;
    const { request } = this.#stage;
    this.#stage = { at: "starting" };
    this.job.start();
    return request;
  }

  attach(run: Run, startedMs: number, questions: JobQuestions): void {
    this.#stage = { at: "running", run, startedMs, stop: undefined, questions };
  }

  /** Its owner has been heard of. */
  renew(): void {
    this.lease.renew();
    this.questions?.renew();
  }

  /** Its run asks a person. One that is to end is not answered: it withdraws the question itself. */
  ask(id: number, question: Question): void {
    if (this.#stage.at !== "running" || this.#stage.stop !== undefined) return;
    this.#stage.questions.ask(this.#stage.run, id, question);
  }

  /** Asks its run to end, and shows that. The reason that came first holds. */
  askToStop(mode: StopMode, reason: StopReason): void {
    if (this.#stage.at !== "running") return;
    this.#stage.stop ??= { reason, facts: {} };
    this.#stage.questions[Symbol.dispose]();
    this.job.setStopping(mode);
    this.#stage.run.stop(mode);
  }

  /** Ends its run before the memory's limit is hit. This reason comes before all others. */
  stopForMemory(facts: LogFacts["memory_stopped"]): void {
    if (this.#stage.at !== "running" || this.#stage.stop?.reason === "memory") return;
    this.#stage.stop = { reason: "memory", facts };
    this.#stage.questions[Symbol.dispose]();
    this.job.log("error", { code: "memory_stopped", facts });
    this.#stage.run.stop("memory");
  }

  /** Ends its run, which has pressed nothing yet, because another job is the same person's. */
  giveWay(facts: Facts): void {
    if (this.#stage.at !== "running") return;
    this.#stage.stop ??= { reason: "same_person", facts };
    this.#stage.questions[Symbol.dispose]();
    this.#stage.run.stop("now");
  }

  /** Its run does not even finish the day in hand. */
  hurry(reason: StopReason): void {
    if (this.#stage.at !== "running") return;
    this.#stage.stop ??= { reason, facts: {} };
    this.#stage.run.stop("now");
  }

  kill(reason: StopReason): void {
    if (this.#stage.at !== "running") return;
    this.#stage.stop ??= { reason, facts: {} };
    this.#stage.run.kill();
  }

  /** The process its run is in; undefined where it does not run, or in none of its own. */
  get pid(): number | undefined {
    return this.#stage.at === "running" ? this.#stage.run.pid : undefined;
  }

  /** The live picture of its run; undefined where it does not run. */
  get picture(): Picture | undefined {
    return this.#stage.at === "running" ? this.#stage.run.picture : undefined;
  }

  /** Settles when nothing of its run is left. */
  async ended(): Promise<void> {
    if (this.#stage.at === "running") await this.#stage.run.ended;
  }
}
