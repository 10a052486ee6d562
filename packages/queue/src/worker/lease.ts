import { AutofillError } from "@jobcan-automation/contract";
import type { Clock } from "@jobcan-automation/core";
import { deadline } from "../record/deadline.ts";
import { parseStop, type StopOrder } from "../record/stop-order.ts";
import { keys } from "../redis/keys.ts";
import type { Scripts } from "../redis/scripts.ts";

export interface LeaseOptions {
  scripts: Scripts;
  clock: Clock;
  jobId: string;
  account: string;
  /** What stands in the lease: the job, the worker, and a number of its own. */
  value: string;
  /** The job's writer. */
  token: string;
  /** How long it lasts. */
  leaseMs: number;
  /** It has been asked to stop. */
  onStop: (order: StopOrder) => void;
}

export const usualLeaseMs = 30_000;
/** An answer that took longer says nothing of now: the process may have been frozen in between. */
const staleMs = 5_000;
const retryEveryMs = 250;

/**
 * The right to press for an account. It is asked for before each press and renewed by the same step; where Redis is
 * away that is tried again for as long as the lease lasts by this process' own clock, and then there is no press.
 */
export class Lease {
  readonly #options: LeaseOptions;
  #untilMs: number;
  #isLost = false;

  /** `takenMs`: when it was asked for. */
  constructor(options: LeaseOptions, takenMs: number) {
    this.#options = options;
    this.#untilMs = takenMs + options.leaseMs;
  }

  get leftMs(): number {
    return this.#isLost ? 0 : this.#untilMs - this.#options.clock.monotonicMs();
  }

  /** Settles where a press is allowed now. Rejects with INTERRUPTED where it is not. */
  async hold(): Promise<void> {
    for (;;) {
      if (this.#isLost) throw new AutofillError("INTERRUPTED", { cause: "lease_lost" });
      if (this.leftMs <= 0) throw new AutofillError("INTERRUPTED", { cause: "queue_away" });
      const isFresh = await this.#tryRenew();
      if (isFresh) return;
      using pause = deadline(this.#options.clock, retryEveryMs);
      await pause.promise;
    }
  }

  /** Renews it where that is possible now; true where it holds. */
  async #tryRenew(): Promise<boolean> {
    const { clock } = this.#options;
    const askedMs = clock.monotonicMs();
    let reply: unknown;
    try {
      reply = await this.#ask();
    } catch {
      return false;
    }
    if (reply === 0) {
      this.#isLost = true;
      throw new AutofillError("INTERRUPTED", { cause: "lease_lost" });
    }
    this.#untilMs = askedMs + this.#options.leaseMs;
    const stop = parseStop(reply);
    if (stop !== undefined) this.#options.onStop(stop);
    return clock.monotonicMs() - askedMs < staleMs;
  }

  async #ask(): Promise<unknown> {
    const { scripts, jobId, account, value, token, leaseMs } = this.#options;
    const touched = [keys.account(account), keys.job(jobId), keys.stop(jobId)];
    return await scripts.renew(touched, [value, token, leaseMs]);
  }
}
