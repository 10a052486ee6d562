import { pause } from "../../base/deadline.ts";
import { AutofillError } from "@jobcan-automation/contract";
import type { RunReporter } from "../../base/ports.ts";
import { siteMap } from "../site-map.ts";

/** How one stay at Jobcan bears its limit of pages (docs/jobcan.md §13 a): waiting it out, and asking more slowly from then on. */
export interface RateLimit {
  /** Before a page is asked for: waits until enough time has passed since the last one. No wait as long as no limit was met. */
  space(signal: AbortSignal): Promise<void>;
  /** The limit was met: waits, longer each time in a row. Throws SITE_RATE_LIMITED instead of an eleventh wait. */
  waitOut(error: AutofillError, signal: AbortSignal): Promise<void>;
  /** A page came: the row is over. */
  passed(): void;
}

export interface RateLimitOptions {
  reporter: RunReporter;
  /** The first wait; the longest is twelve times as long. */
  pauseMs: number;
  /** What ends a wait beside the signal of the step: a stop that would let the day in hand be finished first, while there is none. */
  alsoEndedBy: () => AbortSignal | undefined;
  wait?: (ms: number, signal: AbortSignal) => Promise<void>;
  monotonicMs?: () => number;
}

/** The first wait at the real site. */
export const usualPauseMs = 5_000;

const maxPauses = 10;
const longestPauses = 12;
const longestAskedMs = 60_000;
/** Of the first wait: the time between two pages after the first limit, and at most. */
const spacing = { first: 1 / 5, most: 8 / 5 };

/** Whether an address is the one at which a visit ends that has asked for too many pages; its host, status and text are not known. */
export function isRateLimitUrl(url: string): boolean {
  return url.includes(siteMap.paths.rateLimit);
}

export function createRateLimit(options: RateLimitOptions): RateLimit {
  const { reporter, pauseMs, alsoEndedBy, wait = pause } = options;
  const monotonicMs = options.monotonicMs ?? (() => performance.now());
  let [pauses, intervalMs, askedAtMs] = [0, 0, -Infinity];
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
    async waitOut(error, signal) {
      if (pauses === maxPauses) {
        throw new AutofillError("SITE_RATE_LIMITED", { ...error.facts, pauses }, { cause: error });
      }
      pauses += 1;
      const waitMs = pauseOf(pauses, pauseMs, error.retryAfterSecs);
      const facts = { times: pauses, atMost: maxPauses, waitMs };
      reporter.log("warn", { code: "rate_limited", facts });
      if (pauses === 1) slowDown();
      await waitFor(waitMs, signal);
    },
    passed() {
      pauses = 0;
    },
  };
}

/** Twice as long each time; a longer wait that the site itself asks for is kept, within a minute. */
function pauseOf(times: number, pauseMs: number, retryAfterSecs = 0): number {
  const growing = pauseMs * Math.min(2 ** (times - 1), longestPauses);
  return Math.max(growing, Math.min(retryAfterSecs * 1000, longestAskedMs));
}
