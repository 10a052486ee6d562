import { createHmac } from "node:crypto";
import { AutofillError } from "@jobcan-automation/contract";
import type { Clock } from "@jobcan-automation/core";
import type { Context } from "hono";
import { getSignedCookie, setSignedCookie } from "hono/cookie";
import { createMiddleware } from "hono/factory";
import type { AppEnv } from "../env.ts";
import { secretCheck } from "../guard/secret-check.ts";
import type { RateLimiter } from "../limits/rate-limit.ts";

export interface AccessOptions {
  /** What a private instance asks for; undefined where everybody may use it. */
  token: string | undefined;
  /** What owners' keys are signed with. */
  secret: string;
  https: boolean;
  limiter: RateLimiter;
  clock: Pick<Clock, "now">;
}

/** Who may use the service at all (SECURITY.md T32). */
export interface Access {
  isPrivate: boolean;
  /** Whether a request may pass: by its cookie or by the token itself. Throws ACCESS_REQUIRED and RATE_LIMITED. */
  check(c: Context<AppEnv>): Promise<void>;
  /** Throws where it is not the token, and counts the try. */
  compare(c: Context<AppEnv>, given: string): void;
  /** Lets a browser in for 30 days. */
  admit(c: Context<AppEnv>): Promise<void>;
}

/** Where the sign-in field is. */
export const signInPath = "/access";
const cookieName = "jobcan_access";
/** How long a sign-in stands. */
export const accessCookieSecs = 60 * 60 * 24 * 30;

/**
 * The token comes as `x-access-token`, or is typed once at the sign-in field and stands then for 30 days in a signed
 * cookie, which ends with the token and with the secret. Ten wrong tokens a minute are an address' last ones.
 */
export function createAccess(options: AccessOptions): Access {
  const { token, secret, https, limiter, clock } = options;
  const prefix = https ? "host" : undefined;
  const cookieSecret = createHmac("sha256", secret).update(`access ${token}`).digest("hex");
  const isToken = secretCheck(token ?? "");
  const compare: Access["compare"] = (c, given) => {
    const address = c.get("address");
    limiter.refuseGuesser(address);
    if (isToken(given)) return;
    limiter.countWrongToken(address);
    throw new AutofillError("ACCESS_REQUIRED", { reason: "wrong" });
  };
  return {
    isPrivate: token !== undefined,
    compare,
    async check(c) {
      if (token === undefined) return;
      const until = await getSignedCookie(c, cookieSecret, cookieName, prefix);
      if (typeof until === "string" && Number(until) > clock.now()) return;
      const given = c.req.header("x-access-token");
      if (given === undefined) throw new AutofillError("ACCESS_REQUIRED");
      compare(c, given);
    },
    async admit(c) {
      const until = clock.now() + accessCookieSecs * 1000;
      await setSignedCookie(c, cookieName, String(until), cookieSecret, {
        ...(prefix !== undefined && { prefix }),
        path: "/",
        httpOnly: true,
        sameSite: "Strict",
        secure: https,
        maxAge: accessCookieSecs,
      });
    },
  };
}

/** Lets nothing past that may not use the service; a person who opens a page is given the sign-in field. */
export function accessGate(access: Access, signIn: (c: Context<AppEnv>) => Promise<Response>) {
  return createMiddleware<AppEnv>(async (c, next) => {
    if (c.req.path === signInPath) return await next();
    try {
      await access.check(c);
    } catch (error) {
      if (!isAskedByPerson(c)) throw error;
      return await signIn(c);
    }
    await next();
    return undefined;
  });
}

function isAskedByPerson({ req }: Context<AppEnv>): boolean {
  const isRead = req.method === "GET" || req.method === "HEAD";
  const isCall = req.path.startsWith("/trpc/") || req.path.startsWith("/api/");
  return isRead && !isCall && req.header("accept")?.includes("text/html") === true;
}
