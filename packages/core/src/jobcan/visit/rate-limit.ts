import { pause } from "../../base/deadline.ts";
import { AutofillError } from "@jobcan-automation/contract";
import type { RunReporter } from "../../base/ports.ts";

/**
 * Handles Jobcan's limit of pages for one job (docs/jobcan.md §13 a): waits it out, and requests pages more slowly from
 * then on.
 */
export interface RateLimit {
  /** Call before each page: waits until enough time has passed since the last one. No wait before the first limit. */
  space(signal: AbortSignal): Promise<void>;
  /**
   * Call when the limit was hit: waits, longer each time in a row. Throws SITE_RATE_LIMITED instead of an eleventh
   * wait. Pages and presses have rows of their own: a site may limit one and not the other.
   */
  waitOut(error: AutofillError, signal: AbortSignal, of?: Limited): Promise<void>;
  /** Call when a page came, or a press was answered: the next wait for it is a first one again. */
  passed(of?: Limited): void;
  /** The time between two pages that is kept now; 0 before the first limit. */
  readonly intervalMs: number;
}

/** What the limit was met by. */
export type Limited = "page" | "press";

export interface RateLimitOptions {
  reporter: RunReporter;
  /** The first wait; the longest is twelve times as long. */
  pauseMs: number;
  /** A second signal that ends a wait: while no day is in hand, also a stop after the current day ends it. */
  alsoEndedBy: () => AbortSignal | undefined;
  wait?: (ms: number, signal: AbortSignal) => Promise<void>;
  monotonicMs?: () => number;
}

/** The first wait at the real site. */
export const usualPauseMs = 5_000;

const maxPauses = 10;
const longestPauses = 12;
/** Time between two pages as parts of the first wait: after the first limit, and at most. */
const spacing = { first: 1 / 5, most: 8 / 5 };

export function createRateLimit(options: RateLimitOptions): RateLimit {
  const { reporter, pauseMs, alsoEndedBy, wait = pause } = options;
  const monotonicMs = options.monotonicMs ?? (() => performance.now());
  const pauses = { page: 0, press: 0 };
  let [intervalMs, askedAtMs] = [0, -Infinity];
  const waitFor = (ms: number, signal: AbortSignal) => {
    const also = alsoEndedBy();
    return wait(ms, also === undefined ? signal : AbortSignal.any([signal, also]));
  };
  const slowDown = () => {
    const most = pauseMs * spacing.most;
    const before = intervalMs;
    intervalMs = Math.min(before === 0 ? pauseMs * spacing.first : before * 2, most);
    if (intervalMs > before) reporter.log("warn", { code: "slowed_down", facts: { intervalMs } });
  };
  return {
    async space(signal) {
      const leftMs = askedAtMs + intervalMs - monotonicMs();
      if (leftMs > 0) await waitFor(leftMs, signal);
      askedAtMs = monotonicMs();
    },
    async waitOut(error, signal, of = "page") {
      if (pauses[of] === maxPauses) {
        const facts = { ...error.facts, pauses: maxPauses };
        throw new AutofillError("SITE_RATE_LIMITED", facts, { cause: error });
      }
      pauses[of] += 1;
      const times = pauses[of];
      const waitMs = pauseOf(times, pauseMs, error.retryAfterSecs);
      reporter.log("warn", { code: "rate_limited", facts: { times, atMost: maxPauses, waitMs } });
      if (times === 1) slowDown();
      await waitFor(waitMs, signal);
    },
    passed(of = "page") {
      pauses[of] = 0;
    },
    get intervalMs() {
      return intervalMs;
    },
  };
}

/** Twice as long each time. A longer wait that the site asks for is honoured up to the longest of ours. */
function pauseOf(times: number, pauseMs: number, retryAfterSecs = 0): number {
  const growing = pauseMs * 2 ** (times - 1);
  return Math.min(Math.max(growing, retryAfterSecs * 1000), pauseMs * longestPauses);
}
