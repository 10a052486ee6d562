import { AutofillError } from "@jobcan-automation/contract";
import {
  createLocalEngine,
  type JobEnd,
  type LocalEngine,
  loginFailureWeight,
  repeat,
} from "@jobcan-automation/core";
import type { Worker } from "bullmq";
import { closeJob } from "../record/close-job.ts";
import { deadline } from "../record/deadline.ts";
import type { JobOutbox } from "../record/job-outbox.ts";
import { newToken } from "../record/new-token.ts";
import { stopNow, type StopOrder } from "../record/stop-order.ts";
import { createOutboxStore } from "../record/outbox-store.ts";
import type { QueueParts } from "../queue-options.ts";
import { keys } from "../redis/keys.ts";
import { createBullWorker, lockMs } from "./bull-worker.ts";
import { type Claim, newClaim } from "./claim.ts";
import { serveCalls } from "./serve-calls.ts";
import { servePicture } from "./serve-picture.ts";
import { stopRun } from "./stop-run.ts";
import { signOfLife } from "./sign-of-life.ts";
import { Sweep } from "./sweep.ts";
import { takeJob } from "./take-job.ts";
import { UnbegunJobs } from "./unbegun-jobs.ts";

/** Workers hear of new jobs at once; this is for what was not heard. */
const pollEveryMs = 3_000;
const aliveEveryMs = 5_000;
const flushMs = 60_000;
const drainMs = 25_000;
const goodbyeMs = 1_000;
const ownLimits = { maxQueue: 1_000, queuedMaxWaitMs: 86_400_000, retentionMs: 60_000 };

/**
 * Takes jobs from the queue while a place is free and memory allows, and runs them in an embedded engine of its own.
 * What each run does goes to Redis; before each press the job's lease is asked for.
 */
export class QueueWorker {
  readonly engine: LocalEngine;
  readonly #parts: QueueParts;
  readonly #bull: Worker<{ days: number }, string>;
  readonly #claims = new Map<string, Claim>();
  readonly #sweep: Sweep;
  readonly #unbegun: UnbegunJobs;
  readonly #startedAt: number;
  readonly #timers = new DisposableStack();
  #isClosed = false;
  #claiming: Promise<void> | undefined;
  #idle = Promise.withResolvers<void>();

  constructor(parts: QueueParts) {
    this.#parts = parts;
    this.#startedAt = parts.given.clock.now();
    this.#bull = createBullWorker(parts);
    this.#sweep = new Sweep(parts, (jobId) => this.#claims.has(jobId));
    this.#unbegun = new UnbegunJobs(parts);
    this.engine = this.#createEngine();
  }

  async begin(): Promise<void> {
    const { subscriber, redis, given, peers } = this.#parts;
    serveCalls(peers, this.engine, {
      ownerOf: (jobId) => this.#claims.get(jobId)?.work?.stored.facts.owner,
      stop: (jobId, order) => this.#stop(this.#claims.get(jobId), order),
    });
    servePicture(peers, given.clock, async (ref) => {
      if (this.#claims.get(ref.jobId)?.work === undefined) {
        throw new AutofillError("INVALID_REQUEST", { reason: "no_picture" });
      }
      return await this.engine.picture(ref);
    });
    subscriber.on("message", (channel) => {
      if (channel === keys.wake) this.#claimAll();
    });
    await subscriber.subscribe(keys.wake);
    await this.#live();
    redis.on("ready", () => void this.#live());
    await this.#bull.startStalledCheckTimer();
    for (const [everyMs, work] of [
      [pollEveryMs, () => void this.#poll()],
      [aliveEveryMs, () => void this.#live()],
      [2_000, () => void this.#sweep.interruptOrphans()],
      [60_000, () => void this.#sweep.prune()],
    ] as const) {
      this.#timers.use(repeat(given.clock, everyMs, work));
    }
    this.#claimAll();
  }

  async prune(): Promise<void> {
    await this.#sweep.prune();
  }

  /**
   * Claims nothing any more, and settles when its runs have ended after the day in hand and all is stored, or after
   * 25 s: where Redis is away then, others learn of the end by the sign of life that is missing.
   */
  async drain(): Promise<void> {
    const { redis, peers, given } = this.#parts;
    using isOver = deadline(given.clock, drainMs);
    this.#isClosed = true;
    await Promise.race([this.#endAll(), isOver.promise]);
    this.#timers.dispose();
    using isLate = deadline(given.clock, goodbyeMs);
    const leaving = redis.del(keys.worker(peers.self.id));
    await Promise.race([leaving.catch(this.#ignore), isLate.promise]);
    await this.#bull.close(true).catch(this.#ignore);
  }

  async #endAll(): Promise<void> {
    await Promise.all([this.#live(), this.engine.shutdown()]);
    await this.#claiming;
    if (this.#claims.size > 0) await this.#idle.promise;
  }

  #createEngine(): LocalEngine {
    const { given, accountKey } = this.#parts;
    const outboxOf = (jobId: string) => this.#outboxOf(jobId);
    return createLocalEngine({
      ...given,
      store: createOutboxStore(outboxOf),
      limits: { ...given.limits, ...ownLimits, perOwner: given.limits.maxActive },
      isInstanceGone: () => false,
      accountKey,
      failures: {
        refusedForSecs: () => undefined,
        count: ({ account }, error) => {
          const claim = [...this.#claims.values()].find((known) => known.account === account);
          claim?.work?.outbox.fail(loginFailureWeight(error));
        },
      },
      onEvent: (jobId, event) => outboxOf(jobId)?.event(event),
      beforePress: async (jobId) => await this.#mayPress(jobId),
      onFinished: (end) => void this.#end(end),
      onRemoved: () => {},
    });
  }

  #outboxOf(jobId: string): JobOutbox | undefined {
    return this.#claims.get(jobId)?.work?.outbox;
  }

  /** All is stored, and the lease is held: in this order, so that a press that was allowed is on record. */
  async #mayPress(jobId: string): Promise<void> {
    const work = this.#claims.get(jobId)?.work;
    if (work === undefined) throw new AutofillError("INTERRUPTED", { cause: "lease_lost" });
    await work.outbox.flush(Math.max(0, work.lease.leftMs));
    await work.lease.hold();
  }

  get #hasPlace(): boolean {
    const { limits, memory } = this.#parts.given;
    const { waitingForPerson: asking } = this.engine.ownCounts();
    const held = this.#claims.size;
    const isFree = held - asking < limits.maxActive && held < 2 * limits.maxActive;
    return isFree && !this.#isClosed && !memory().refusesNewJob;
  }

  /** Asking for the length costs a tenth of asking for a job. */
  async #poll(): Promise<void> {
    const { redis } = this.#parts;
    if (redis.status !== "ready" || !this.#hasPlace) return;
    const waiting = await redis.llen(keys.waiting).catch(() => 0);
    if (waiting > 0) this.#claimAll();
  }

  #claimAll(): void {
    this.#claiming ??= this.#claimWhileFree().finally(() => {
      this.#claiming = undefined;
    });
  }

  async #claimWhileFree(): Promise<void> {
    const { redis, peers } = this.#parts;
    try {
      while (this.#hasPlace && redis.status === "ready") {
        const lockToken = newToken(peers.self.id);
        const queued = await this.#bull.getNextJob(lockToken, { block: false });
        const { id: jobId } = queued ?? {};
        if (queued === undefined || jobId === undefined) return;
        const live = this.#claims.get(jobId);
        // Its lock ran out and nothing else: its run goes on, with the new lock.
        if (live === undefined) void this.#run(newClaim(jobId, queued, lockToken));
        else Object.assign(live, { queued, lockToken });
      }
    } catch (error) {
      this.#report(error);
    }
  }

  async #run(claim: Claim): Promise<void> {
    this.#claims.set(claim.jobId, claim);
    const onStop = (order: StopOrder) => this.#stop(claim, order);
    const onLost = () => onStop(stopNow);
    try {
      // Who looks for this worker finds it, also where Redis has been emptied since the last sign of life.
      await this.#sign();
      const taken = await takeJob(this.#parts, claim, { onLost, onStop });
      if (taken.how === "failed") {
        const result = { how: "interrupted", error: taken.error.toReport() } as const;
        await closeJob(this.#parts, taken.record, { result });
      }
      if (taken.how !== "taken") return await this.#release(claim);
      const { stored, request } = taken.work;
      claim.work = taken.work;
      this.engine.adopt(stored, request);
      if (claim.asked !== undefined) this.#askToStop(claim, claim.asked);
    } catch (error) {
      this.#report(error);
      await this.#giveUp(claim);
    }
  }

  /** What could not begin here begins nowhere: what it signs in with has been handed over. */
  async #giveUp(claim: Claim): Promise<void> {
    if (await this.#unbegun.close(claim.jobId)) await this.#release(claim);
    else await this.#letGo(claim);
  }

  /** Each way once: the same comes by a call and is read before each press. */
  #stop(claim: Claim | undefined, order: StopOrder): void {
    const asked = claim?.asked?.mode;
    if (claim === undefined || asked === order.mode || asked === "now") return;
    claim.asked = order;
    if (claim.work !== undefined) this.#askToStop(claim, order);
  }

  #askToStop({ jobId, work }: Claim, order: StopOrder): void {
    const owner = work?.stored.facts.owner ?? "";
    void stopRun(this.engine, { jobId, owner }, order).catch(this.#ignore);
  }

  /** A run is over and its record closed; it is out of this worker's hands once that is stored. */
  async #end(end: JobEnd): Promise<void> {
    this.#parts.given.onFinished?.(end);
    const claim = this.#claims.get(end.jobId);
    if (claim === undefined) return;
    try {
      await claim.work?.outbox.flush(flushMs);
    } catch (error) {
      this.#report(error);
    }
    await this.#release(claim);
  }

  async #release(claim: Claim): Promise<void> {
    const { scripts, peers } = this.#parts;
    await scripts.leave(keys.running, [claim.jobId, peers.self.id]).catch(this.#ignore);
    await this.#letGo(claim);
  }

  async #letGo({ jobId, queued, lockToken }: Claim): Promise<void> {
    // Where its lock was lost BullMQ has ended it, or will.
    await queued.moveToCompleted("", lockToken, false).catch(this.#ignore);
    this.#claims.delete(jobId);
    if (this.#claims.size === 0) this.#idle.resolve();
    if (this.#claims.size === 0 && !this.#isClosed) this.#idle = Promise.withResolvers();
    this.#claimAll();
  }

  /** A sign of life, and whatever only lasts while there is one. */
  async #live(): Promise<void> {
    if (this.#parts.redis.status !== "ready") return;
    const renewing = [...this.#claims.values()].map((claim) => this.#renew(claim));
    const signing = this.#sign().catch((error: unknown) => this.#report(error));
    await Promise.all([signing, this.#unbegun.closeAgain(), ...renewing]);
  }

  async #sign(): Promise<void> {
    await signOfLife(this.#parts, {
      counts: this.engine.ownCounts(),
      busy: this.#claims.size,
      isClosed: this.#isClosed,
      startedAt: this.#startedAt,
    });
  }

  /** One at a time for each job, however long Redis takes. */
  async #renew(claim: Claim): Promise<void> {
    if (claim.isRenewing) return;
    claim.isRenewing = true;
    const { jobId, queued, lockToken, work } = claim;
    await queued.extendLock(lockToken, lockMs).catch(this.#ignore);
    // No press is allowed any more.
    await work?.lease.hold().catch(() => this.engine.interrupt(jobId));
    claim.isRenewing = false;
  }

  #report(error: unknown): void {
    this.#parts.given.onError(error);
  }

  /** What was not sent to Redis ends there by time: locks, leases and signs of life run out. */
  readonly #ignore = (): void => {};
}
