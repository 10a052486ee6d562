import { setTimeout as wait } from "node:timers/promises";
import type { Sandbox } from "@jobcan-automation/sandbox";

/**
 * A moment of a job by its progress, not by the clock: a number of requests have reached the site, plus a few
 * milliseconds. So moments are spread over the whole job on a busy machine, too.
 */
export interface Moment {
  afterRequests: number;
  plusMs: number;
}

const longestPlusMs = 40;
const launchMs = 1_500;
const withinMs = 60_000;

/** `requests` is how many a whole job makes. Moment 0 is before the first one, while the browser starts. */
export function pickMoment(random: () => number, requests: number): Moment {
  const afterRequests = Math.floor(random() * (requests + 1));
  const plusMs = random() * (afterRequests === 0 ? launchMs : longestPlusMs);
  return { afterRequests, plusMs };
}

/** Settles at the moment; after a minute in any case. */
export async function untilMoment(
  { counts }: Pick<Sandbox, "counts">,
  { afterRequests, plusMs }: Moment,
): Promise<void> {
  const deadlineMs = performance.now() + withinMs;
  while (counts.requests < afterRequests && performance.now() < deadlineMs) await wait(1);
  await wait(plusMs);
}

/** "request 41 + 12 ms". */
export function formatMoment({ afterRequests, plusMs }: Moment): string {
  return `request ${afterRequests} + ${Math.round(plusMs)} ms`;
}
