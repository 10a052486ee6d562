import { AutofillError } from "@jobcan-automation/contract";
import type { Clock } from "../../base/ports.ts";
import type { Secret } from "../../base/secret.ts";
import type { JobRequest } from "../../record/job-request.ts";

/** What was planned and by whom, without the password. */
export type PlannedOrder = Omit<JobRequest, "password" | "address" | "requestKey" | "person">;

/** A plan's order and the cookies of the browser that planned it. Held in memory only (SECURITY.md T1). */
export interface Sitting {
  order: PlannedOrder;
  /** JSON of the cookies. */
  cookies: Secret;
}

interface HeldSitting {
  sitting: Sitting;
  /** Epoch ms. */
  untilMs: number;
  end: Disposable;
  leaving: Disposable | undefined;
}

const goodbyeMs = 15_000;

/**
 * Sessions at Jobcan that a plan has opened, so that it can be applied without signing in again. Each ends by itself:
 * after its time, 15 s after its page said goodbye and did not come back, or when it is used.
 */
export class Sittings {
  readonly #clock: Clock;
  readonly #heldMs: number;
  readonly #held = new Map<string, HeldSitting>();

  /** `heldMs` 0 holds nothing. */
  constructor(clock: Clock, heldMs: number) {
    this.#clock = clock;
    this.#heldMs = heldMs;
  }

  hold(planId: string, sitting: Sitting): void {
    if (this.#heldMs <= 0) return;
    this.end(planId);
    const end = this.#clock.after(this.#heldMs, () => this.end(planId));
    const untilMs = this.#clock.now() + this.#heldMs;
    this.#held.set(planId, { sitting, untilMs, end, leaving: undefined });
  }

  /** Throws SITTING_OVER where none is held. */
  get(planId: string): Sitting {
    const held = this.#held.get(planId);
    if (held === undefined) throw new AutofillError("SITTING_OVER");
    return held.sitting;
  }

  /** When it ends, as epoch ms; undefined where there is none. */
  untilOf(planId: string): number | undefined {
    return this.#held.get(planId)?.untilMs;
  }

  /** Its page is still there, or again. */
  renew(planId: string): void {
    const held = this.#held.get(planId);
    held?.leaving?.[Symbol.dispose]();
    if (held !== undefined) held.leaving = undefined;
  }

  /** Its page is leaving. */
  goodbye(planId: string): void {
    this.renew(planId);
    const held = this.#held.get(planId);
    if (held === undefined) return;
    held.leaving = this.#clock.after(goodbyeMs, () => this.end(planId));
  }

  end(planId: string): void {
    const held = this.#held.get(planId);
    held?.end[Symbol.dispose]();
    held?.leaving?.[Symbol.dispose]();
    this.#held.delete(planId);
  }

  endAll(): void {
    for (const planId of this.#held.keys()) this.end(planId);
  }
}
