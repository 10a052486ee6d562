import { type SubmitAnswer, AutofillError } from "@jobcan-automation/contract";
import type { StoredJob } from "../../record/job.ts";
import type { JobRequest } from "../../record/job-request.ts";
import { ActiveJob } from "../active-job.ts";
import type { ActiveJobs } from "../active-jobs.ts";
import type { EngineOptions } from "../engine-options.ts";
import type { JobRecords } from "../job-records.ts";
import { type AccountKeyer, createAccountKeyer } from "./account-key.ts";
import { createLease } from "./lease.ts";
import type { LoginFailures } from "./login-failures.ts";
import { newJob } from "./new-job.ts";
import { refuseToAttach } from "./refuse-to-attach.ts";

export interface AdmissionJobs {
  active: ActiveJobs;
  records: JobRecords;
  failures: LoginFailures;
}

/** Who is let into the queue. */
export class Admission {
  readonly #options: EngineOptions;
  readonly #active: ActiveJobs;
  readonly #records: JobRecords;
  readonly #failures: LoginFailures;
  readonly #accountKey: AccountKeyer;
  /** Nothing new is taken. */
  isDraining = false;

  constructor(options: EngineOptions, { active, records, failures }: AdmissionJobs) {
    this.#options = options;
    this.#active = active;
    this.#records = records;
    this.#failures = failures;
    this.#accountKey = options.accountKey ?? createAccountKeyer();
  }

  /** Takes a request into the queue, or finds the job it already has. Throws why it cannot be taken. */
  admit(request: JobRequest): SubmitAnswer {
    const known = this.jobOfRequest(request);
    if (known !== undefined) return { jobId: known, attached: true };
    const account = this.#accountKey(request);
    const live = this.#active.find((active) => active.account === account);
    if (live !== undefined) return attach(live, request);
    if (this.isDraining) throw draining();
    this.#refuseTriedAccount(request, account);
    this.#refuseWhenFull(request);
    this.#refuseWhenMemoryIsHigh();
    return { jobId: this.#enqueue(request, account), attached: false };
  }

  /** Takes in a job that another process has admitted, with its record as it is stored; it never waits for its page. */
  adopt(stored: StoredJob, request: JobRequest): void {
    const job = this.#records.create(stored);
    const lease = { renew: nothing, goodbye: nothing, isOver: () => false };
    const queuedMs = this.#options.clock.monotonicMs();
    const account = this.#accountKey(request);
    this.#active.add(new ActiveJob({ job, account, lease, queuedMs, request }));
  }

  /** The job that the same press of the button has made before. */
  jobOfRequest({
    owner,
    requestKey,
  }: Pick<JobRequest, "owner" | "requestKey">): string | undefined {
    const live = this.#active.find(
      ({ job }) => job.facts.owner === owner && job.facts.requestKey === requestKey,
    );
    return live?.id ?? this.#options.store.findByRequest(owner, requestKey);
  }

  #refuseTriedAccount({ target, address }: JobRequest, account: string): void {
    const retryAfterSecs =
      target === "practice" ? undefined : this.#failures.refusedForSecs({ account, address });
    if (retryAfterSecs === undefined) return;
    throw new AutofillError("RATE_LIMITED", { reason: "rejected_logins" }, { retryAfterSecs });
  }

  /**
   * The queue is for everybody: an owner has a share of it, and its last free place is for an address that holds
   * nothing yet, since anybody can come with a fresh owner's key (docs/decisions/0039-fair-shares.md).
   */
  #refuseWhenFull({ owner, address }: JobRequest): void {
    const active = this.#active;
    const { maxQueue, perOwner } = this.#options.limits;
    const waiting = active.waiting();
    const isNext = active.nextToStart() === undefined && active.mayRun(owner);
    // A free place with nobody before it is taken at once, even where nothing may wait.
    if (active.hasFreePlace && isNext) return;
    const figures = { running: active.running().length, waiting: waiting.length };
    const retryAfterSecs = Math.max(5, Math.ceil(active.secsUntilFree() / (waiting.length + 1)));
    if (waiting.filter((other) => other.owner === owner).length >= perOwner) {
      throw new AutofillError(
        "QUEUE_FULL",
        { ...figures, reason: "own_waits" },
        { retryAfterSecs },
      );
    }
    const free = maxQueue - waiting.length;
    const holdsOne = active.find((other) => other.address === address) !== undefined;
    if (free > 1 || (free === 1 && !holdsOne)) return;
    throw new AutofillError("QUEUE_FULL", figures, { retryAfterSecs });
  }

  #refuseWhenMemoryIsHigh(): void {
    const { refusesNewJob, ...facts } = this.#options.memory();
    if (!refusesNewJob) return;
    const retryAfterSecs = Math.max(15, Math.ceil(this.#active.secsUntilFree()));
    throw new AutofillError("MEMORY_BUSY", facts, { retryAfterSecs });
  }

  #enqueue(request: JobRequest, account: string): string {
    const { clock } = this.#options;
    const job = this.#records.create(newJob(request, this.#options));
    const lease = createLease(
      () => clock.monotonicMs(),
      () => job.followers,
    );
    const queuedMs = clock.monotonicMs();
    this.#active.add(new ActiveJob({ job, account, lease, queuedMs, request }));
    const position = this.#active.waiting().length;
    job.log("info", { code: "job_queued", facts: { position } });
    return job.facts.id;
  }
}

/** It lasts as long as whoever operates the service needs, so nobody is told a time that is known. */
export function draining(): AutofillError {
  return new AutofillError("DRAINING", {}, { retryAfterSecs: drainRetrySecs });
}

const drainRetrySecs = 300;

function nothing(): void {}

function attach({ id, job, lease }: ActiveJob, request: JobRequest): SubmitAnswer {
  refuseToAttach(job.facts, request);
  lease.renew();
  return { jobId: id, attached: true };
}
