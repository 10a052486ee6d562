import { AutofillError } from "@jobcan-automation/contract";
import type { MiddlewareHandler } from "hono";
import { createMiddleware } from "hono/factory";
import type { AppEnv } from "../env.ts";
import { isOperatorPath } from "../operator/operator-path.ts";
import type { RateLimiter } from "../limits/rate-limit.ts";
import type { ApiKeys } from "./api-keys.ts";

export interface RequestOwnerOptions {
  keys: ApiKeys;
  limiter: RateLimiter;
  /** Whose a request without a key is. */
  cookie: MiddlewareHandler<AppEnv>;
}

/**
 * Whose a request is: a key's (`Authorization: Bearer`), else a cookie's; never both. A key that is none of ours is
 * counted as a call of its address. Throws KEY_REQUIRED {reason: "unknown"}.
 */
export function requestOwner({ keys, limiter, cookie }: RequestOwnerOptions) {
  return createMiddleware<AppEnv>(async (c, next) => {
    // Nobody's jobs are asked for there, and the bearer is another one.
    if (isOperatorPath(c.req.path)) {
      c.set("owner", "");
      c.set("isKnown", false);
      return await next();
    }
    const key = bearerOf(c.req.header("authorization"));
    if (key === undefined) return await cookie(c, next);
    const owner = keys.ownerOf(key);
    if (owner === undefined) {
      limiter.count("call", { owner: undefined, address: c.get("address") });
      throw new AutofillError("KEY_REQUIRED", { reason: "unknown" });
    }
    c.set("owner", owner);
    c.set("isKnown", true);
    await next();
    return undefined;
  });
}

/** Refuses calls that come with neither a key nor a cookie of ours. Throws KEY_REQUIRED. */
export const knownOwnerOnly = createMiddleware<AppEnv>(async (c, next) => {
  if (!c.get("isKnown")) throw new AutofillError("KEY_REQUIRED");
  await next();
});

/** The key of a request that sends one; a browser sends none by itself, and another site's page cannot make it. */
export function bearerOf(authorization: string | undefined): string | undefined {
  const found = /^Bearer(?: +(.*))?$/i.exec(authorization ?? "");
  return found === null ? undefined : (found[1] ?? "").trim();
}
