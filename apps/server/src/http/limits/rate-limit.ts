import { AutofillError } from "@jobcan-automation/contract";
import type { Clock } from "@jobcan-automation/core";
import { createMiddleware } from "hono/factory";
import type { AppEnv } from "../env.ts";

/** Calls a minute for each group and address. @internal */
export const rateLimits = { upload: 60, submit: 60, follow: 120, call: 900, file: 120 } as const;
export type RateGroup = keyof typeof rateLimits;

const windowMs = 60_000;
const maxKeys = 10_000;

export interface RateLimiter {
  /** Counts `calls` against a group. Throws RATE_LIMITED with the seconds to wait. */
  count(group: RateGroup, address: string, calls?: number): void;
}

/** Counts in windows of a minute; the oldest of 10,000 addresses is forgotten first, so that no crowd fills memory. */
export function createRateLimiter(clock: Pick<Clock, "monotonicMs">): RateLimiter {
  const windows = new Map<string, { startMs: number; calls: number }>();
  return {
    count(group, address, calls = 1) {
      const key = `${group} ${address}`;
      const nowMs = clock.monotonicMs();
      const known = windows.get(key);
      const open = known !== undefined && nowMs - known.startMs < windowMs;
      const window = open ? known : { startMs: nowMs, calls: 0 };
      window.calls += calls;
      windows.delete(key);
      windows.set(key, window);
      const oldest = windows.keys().next();
      if (windows.size > maxKeys && oldest.done !== true) windows.delete(oldest.value);
      if (window.calls <= rateLimits[group]) return;
      const retryAfterSecs = Math.ceil((window.startMs + windowMs - nowMs) / 1000);
      throw new AutofillError("RATE_LIMITED", { reason: group }, { retryAfterSecs });
    },
  };
}

/**
 * Counts procedures, not requests: a batch carries many (SECURITY.md T20). Reads the canonical path, which is the one
 * that tRPC is given.
 */
export function limitProcedures(limiter: RateLimiter) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const procedures = c.req.path.replace(/^\/trpc\/?/, "").split(",");
    for (const procedure of procedures) limiter.count(groupOf(procedure), c.get("address"));
    await next();
  });
}

/** Counts requests for files that are made when they are asked for. */
export function limitGroup(limiter: RateLimiter, group: RateGroup) {
  return createMiddleware<AppEnv>(async (c, next) => {
    limiter.count(group, c.get("address"));
    await next();
  });
}

function groupOf(procedure: string): RateGroup {
  if (procedure === "workbooks.upload" || procedure === "workbooks.read") return "upload";
  if (procedure === "jobs.submit") return "submit";
  return procedure.endsWith(".follow") ? "follow" : "call";
}
