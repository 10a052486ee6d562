import { AutofillError } from "@jobcan-automation/contract";
import type { Clock } from "@jobcan-automation/core";
import { createMiddleware } from "hono/factory";
import type { Context } from "hono";
import type { AppEnv } from "../env.ts";

/** Calls a minute for each group and owner. @internal */
export const rateLimits = {
  upload: 60,
  submit: 60,
  follow: 120,
  call: 900,
  file: 120,
  key: 20,
  picture: 1_800,
} as const;

/** The same for an address, which may be an office of 200 people. `figures` are asked without an owner. @internal */
export const addressLimits = {
  upload: 1_200,
  submit: 600,
  follow: 6_000,
  call: 30_000,
  file: 2_400,
  key: 60,
  picture: 18_000,
  figures: 120,
} as const;

export type RateGroup = keyof typeof rateLimits;

const maxWrongTokens = 10;
const windowMs = 60_000;
const maxKeys = 10_000;

/** What a token opens. */
export type TokenDoor = "access" | "operator";

/** Who calls, as it is counted. */
export interface Caller {
  /** Undefined for one that came without a key of ours: all of an address count as one owner. */
  owner: string | undefined;
  address: string;
}

export interface RateLimiter {
  /** Counts `calls` against a group, by owner first. Throws RATE_LIMITED with the seconds to wait. */
  count(group: RateGroup, caller: Caller, calls?: number): void;
  /** Counts a request for figures against its address alone. */
  countFigures(address: string): void;
  /** Counts a wrong token of a door against its address. */
  countWrongToken(door: TokenDoor, address: string): void;
  /** Throws RATE_LIMITED where an address has tried ten of them within the minute. */
  refuseGuesser(door: TokenDoor, address: string): void;
}

/** Counts in windows of a minute. */
export function createRateLimiter(clock: Pick<Clock, "monotonicMs">): RateLimiter {
  const owners = createWindows(clock);
  const addresses = createWindows(clock);
  return {
    count(group, { owner, address }, calls = 1) {
      const key = owner ?? `new at ${address}`;
      owners.count(group, { key, calls, most: rateLimits[group] });
      addresses.count(group, { key: address, calls, most: addressLimits[group] });
    },
    countFigures(address) {
      addresses.count("figures", { key: address, calls: 1, most: addressLimits.figures });
    },
    countWrongToken(door, address) {
      addresses.count(`${door}_token`, { key: address, calls: 1, most: Infinity });
    },
    refuseGuesser(door, address) {
      addresses.count(`${door}_token`, { key: address, calls: 0, most: maxWrongTokens - 1 });
    },
  };
}

interface Counted {
  key: string;
  calls: number;
  most: number;
}

/** The oldest of 10,000 keys is forgotten first, so that no crowd fills memory. */
function createWindows(clock: Pick<Clock, "monotonicMs">) {
  const windows = new Map<string, { startMs: number; calls: number }>();
  return {
    count(group: string, { key: counted, calls, most }: Counted): void {
      const key = `${group} ${counted}`;
      const nowMs = clock.monotonicMs();
      const known = windows.get(key);
      const open = known !== undefined && nowMs - known.startMs < windowMs;
      const window = open ? known : { startMs: nowMs, calls: 0 };
      window.calls += calls;
      windows.delete(key);
      windows.set(key, window);
      const oldest = windows.keys().next();
      if (windows.size > maxKeys && oldest.done !== true) windows.delete(oldest.value);
      if (window.calls <= most) return;
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
    for (const procedure of procedures) limiter.count(groupOf(procedure), callerOf(c));
    await next();
  });
}

/** Counts requests against one group. */
export function limitGroup(limiter: RateLimiter, group: RateGroup) {
  return createMiddleware<AppEnv>(async (c, next) => {
    limiter.count(group, callerOf(c));
    await next();
  });
}

/** Counts requests for figures of memory and metrics. */
export function limitFigures(limiter: RateLimiter) {
  return createMiddleware<AppEnv>(async (c, next) => {
    limiter.countFigures(c.get("address"));
    await next();
  });
}

function callerOf(c: Context<AppEnv>): Caller {
  return { owner: c.get("isKnown") ? c.get("owner") : undefined, address: c.get("address") };
}

function groupOf(procedure: string): RateGroup {
  if (procedure === "workbooks.upload" || procedure === "workbooks.read") return "upload";
  if (procedure === "jobs.submit" || procedure === "jobs.applyPlan") return "submit";
  return procedure.endsWith(".follow") ? "follow" : "call";
}
