import type { AutofillError } from "@jobcan-automation/contract";

/** What to do before a page is read once more. */
export type Recovery = { how: "give_up" } | { how: "wait"; waitMs: number } | { how: "relaunch" };

/**
 * Reads are tried three times at most, and only where waiting can help (docs/faults.md F14, F38, F39). `attempt` counts
 * from 1. A limit of pages is waited out elsewhere: see rate-limit.ts.
 */
export function recoveryFor(error: AutofillError, attempt: number): Recovery {
  const cause = error.facts["cause"];
  if (needsBrowser(error)) return { how: "relaunch" };
  if (attempt >= maxAttempts) return { how: "give_up" };
  // One timeout is a slow site; two may be a page that hangs.
  if (cause === "timed_out" && attempt > 1) return { how: "relaunch" };
  if (error.code === "SITE_UNAVAILABLE" || error.code === "NETWORK_ERROR") {
    return { how: "wait", waitMs: backOffMs * attempt * jitter() };
  }
  return { how: "give_up" };
}

/** Nothing more can be done in the browser that there is. */
export function needsBrowser({ code, facts }: AutofillError): boolean {
  return code === "BROWSER_CRASHED" || facts["cause"] === "hangs";
}

const maxAttempts = 3;
const backOffMs = 400;

function jitter(): number {
  return 0.75 + Math.random() / 2;
}
