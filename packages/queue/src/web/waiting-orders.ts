import { AutofillError, type ErrorCode } from "@jobcan-automation/contract";
import {
  closeRecord,
  createLease,
  type JobRequest,
  type Lease,
  LiveJob,
  type QueueView,
  repeat,
  type RunResult,
  type StoredJob,
} from "@jobcan-automation/core";
import type { QueueParts } from "../queue-options.ts";
import { JobOutbox } from "../record/job-outbox.ts";
import { type HandedOver, orderOf, secretsOf } from "../record/order.ts";
import { parseStop, stopError, stopNow } from "../record/stop-order.ts";
import { createOutboxStore } from "../record/outbox-store.ts";
import { loadOfQueue, placeOf } from "./place.ts";

/** A job that waits, with what it signs in with: in the memory of the web server that took it, and nowhere else. */
interface WaitingOrder {
  request: JobRequest;
  stored: StoredJob;
  job: LiveJob;
  outbox: JobOutbox;
  lease: Lease;
  queuedMs: number;
  place: { position: number; etaSecs: number };
}

export interface NewOrder {
  stored: StoredJob;
  request: JobRequest;
  account: string;
  token: string;
  place: WaitingOrder["place"];
}

const tickEveryMs = 1_000;
const flushMs = 5_000;

/** The jobs this web server has taken and no worker yet. Redis is asked about their places while there are any. */
export class WaitingOrders {
  readonly #parts: QueueParts;
  readonly #orders = new Map<string, WaitingOrder>();
  readonly #followersOf: (jobId: string) => number;
  readonly #remove: (jobId: string) => Promise<void>;
  #timer: Disposable | undefined;
  #isPassing = false;

  /** `remove` takes a job out of BullMQ's queue. */
  constructor(
    parts: QueueParts,
    followersOf: (jobId: string) => number,
    remove: (jobId: string) => Promise<void>,
  ) {
    this.#parts = parts;
    this.#followersOf = followersOf;
    this.#remove = remove;
    const { peers } = parts;
    peers.handle("hand_over", async (jobId) => await this.#handOver(jobId));
    peers.handle("order_touch", (jobId) => this.#orders.get(jobId)?.lease.renew());
    peers.handle("order_goodbye", (jobId) => this.#orders.get(jobId)?.lease.goodbye());
    peers.handle("order_stop", async (jobId, mode) => await this.#stop(jobId, mode));
  }

  add({ stored, request, account, token, place }: NewOrder): void {
    const { clock, onError } = this.#parts.given;
    const { id } = stored.facts;
    const outbox = new JobOutbox(this.#parts.outbox, { id, account, token }, () => this.drop(id));
    const view: QueueView = {
      place: () => this.#orders.get(id)?.place ?? place,
      secsFor: () => place.etaSecs,
      sittingUntil: () => undefined,
    };
    const job = new LiveJob({
      stored,
      store: createOutboxStore(() => outbox),
      queue: view,
      now: () => clock.now(),
      onEvent: (_, event) => outbox.event(event),
      onError,
    });
    const lease = createLease(
      () => clock.monotonicMs(),
      () => this.#followersOf(id),
    );
    const queuedMs = clock.monotonicMs();
    this.#orders.set(id, { request, stored, job, outbox, lease, queuedMs, place });
    job.log("info", { code: "job_queued", facts: { position: place.position } });
    this.#timer ??= repeat(clock, tickEveryMs, () => void this.#pass());
  }

  /** Ends what could not be taken into the queue. It may be stored: that is tried until Redis has answered. */
  async refuse(order: NewOrder): Promise<void> {
    const { id } = order.stored.facts;
    if (!this.#orders.has(id)) this.add(order);
    const error = { code: "INTERRUPTED", facts: { cause: "queue_away" } } as const;
    await this.#finish(id, { how: "interrupted", error });
  }

  /** Its secrets are held no more. */
  drop(jobId: string): void {
    this.#orders.delete(jobId);
    if (this.#orders.size > 0) return;
    this.#timer?.[Symbol.dispose]();
    this.#timer = undefined;
  }

  /** What waits here cannot go on without this process. */
  async interruptAll(): Promise<void> {
    const result = { how: "interrupted", error: { code: "INTERRUPTED", facts: {} } } as const;
    await Promise.all([...this.#orders.keys()].map((jobId) => this.#finish(jobId, result)));
  }

  /** To the worker that has claimed it, once: its record is stored, and written here no more. */
  async #handOver(jobId: string): Promise<HandedOver> {
    const order = this.#orders.get(jobId);
    if (order === undefined) throw new AutofillError("CREDENTIALS_GONE");
    this.drop(jobId);
    await order.outbox.flush(flushMs);
    const { request, stored } = order;
    const { facts, days } = stored;
    return { facts, days, order: orderOf(request), secrets: secretsOf(request) };
  }

  async #stop(jobId: string, asked: unknown): Promise<boolean> {
    const order = this.#orders.get(jobId);
    if (order === undefined) return false;
    const { mode, by } = parseStop(asked) ?? stopNow;
    const facts = { when: mode, ...(by === "operator" && { by }) };
    order.job.log("info", { code: "stop_requested", facts });
    await this.#finish(jobId, { how: "cancelled", error: stopError(by) });
    return true;
  }

  async #finish(jobId: string, result: RunResult): Promise<void> {
    const order = this.#orders.get(jobId);
    if (order === undefined) return;
    this.drop(jobId);
    const { given } = this.#parts;
    const end = closeRecord(order.job, result);
    given.onFinished?.(end);
    try {
      await order.outbox.flush(flushMs);
      await this.#remove(jobId);
    } catch (error) {
      given.onError(error);
    }
  }

  /** One at a time, however long Redis takes. */
  async #pass(): Promise<void> {
    if (this.#isPassing) return;
    this.#isPassing = true;
    try {
      await this.#tick();
    } finally {
      this.#isPassing = false;
    }
  }

  async #tick(): Promise<void> {
    for (const [jobId, order] of this.#orders) {
      const code = this.#reasonToLeave(order);
      if (code !== undefined) await this.#finish(jobId, { how: "expired", error: report(code) });
    }
    if (this.#parts.redis.status !== "ready" || this.#orders.size === 0) return;
    const loading = loadOfQueue(this.#parts);
    try {
      for (const [jobId, order] of this.#orders) {
        const days = order.job.days.length;
        const place = await placeOf(this.#parts, { jobId, days }, loading);
        if (place === undefined || place.position === order.place.position) continue;
        order.place = place;
        if (this.#orders.has(jobId)) order.job.publishStatus();
      }
    } catch (error) {
      this.#parts.given.onError(error);
    }
  }

  #reasonToLeave({ queuedMs, lease }: WaitingOrder): ErrorCode | undefined {
    const { clock, limits } = this.#parts.given;
    if (clock.monotonicMs() - queuedMs >= limits.queuedMaxWaitMs) return "QUEUE_WAIT_EXPIRED";
    return lease.isOver() ? "PAGE_GONE" : undefined;
  }
}

function report(code: ErrorCode) {
  return { code, facts: {} };
}
