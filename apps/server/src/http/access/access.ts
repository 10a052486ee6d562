import { createHmac } from "node:crypto";
import { AutofillError } from "@jobcan-automation/contract";
import type { Clock } from "@jobcan-automation/core";
import type { Context } from "hono";
import { deleteCookie, getSignedCookie, setSignedCookie } from "hono/cookie";
import { createMiddleware } from "hono/factory";
import type { AppEnv } from "../env.ts";
import { secretCheck } from "../guard/secret-check.ts";
import type { RateLimiter, TokenDoor } from "../limits/rate-limit.ts";

/** What a token opens, and how it comes. */
export interface Door {
  name: TokenDoor;
  refusal: "ACCESS_REQUIRED" | "OPERATOR_REQUIRED";
  /** How long a sign-in stands. */
  cookieSecs: number;
  /** The token that a program sends along. */
  sent(c: Context<AppEnv>): string | undefined;
}

export interface AccessOptions {
  door: Door;
  /** What is asked for; undefined where nothing is. */
  token: string | undefined;
  /** What owners' keys are signed with. */
  secret: string;
  https: boolean;
  limiter: RateLimiter;
  clock: Pick<Clock, "now">;
}

/** Who may pass a door. */
export interface Access {
  isPrivate: boolean;
  /** Whether a request may pass: by the token itself or by its cookie. Throws the door's refusal and RATE_LIMITED. */
  check(c: Context<AppEnv>): Promise<void>;
  /** Throws where it is not the token, and counts the try. */
  compare(c: Context<AppEnv>, given: string): void;
  /** Lets a browser in. */
  admit(c: Context<AppEnv>): Promise<void>;
  /** Takes a browser's sign-in back. */
  dismiss(c: Context<AppEnv>): void;
}

/** Where the sign-in field is. */
export const signInPath = "/access";

/** The way in of a private instance (SECURITY.md T32). */
export const accessDoor: Door = {
  name: "access",
  refusal: "ACCESS_REQUIRED",
  cookieSecs: 60 * 60 * 24 * 30,
  sent: (c) => c.req.header("x-access-token"),
};

/**
 * The token comes along as the door has it, or is typed once at a sign-in field and stands then in a signed cookie,
 * which ends with the token and with the secret. Ten wrong tokens a minute are an address' last ones. A cookie is not
 * looked at where a token was sent.
 */
export function createAccess(options: AccessOptions): Access {
  const { door, token, secret, https, limiter, clock } = options;
  const { name, refusal, cookieSecs } = door;
  const prefix = https ? ("host" as const) : undefined;
  const cookieName = `jobcan_${name}`;
  const cookieSecret = createHmac("sha256", secret).update(`${name} ${token}`).digest("hex");
  const cookie = {
    ...(prefix !== undefined && { prefix }),
    path: "/",
    httpOnly: true,
    sameSite: "Strict",
    secure: https,
  } as const;
  const isToken = secretCheck(token ?? "");
  const compare: Access["compare"] = (c, given) => {
    const address = c.get("address");
    limiter.refuseGuesser(name, address);
    if (isToken(given)) return;
    limiter.countWrongToken(name, address);
    throw new AutofillError(refusal, { reason: "wrong" });
  };
  return {
    isPrivate: token !== undefined,
    compare,
    async check(c) {
      if (token === undefined) return;
      const given = door.sent(c);
      if (given !== undefined) return compare(c, given);
      const until = await getSignedCookie(c, cookieSecret, cookieName, prefix);
      if (typeof until === "string" && Number(until) > clock.now()) return;
      throw new AutofillError(refusal);
    },
    async admit(c) {
      const until = clock.now() + cookieSecs * 1000;
      const ending = { ...cookie, maxAge: cookieSecs };
      await setSignedCookie(c, cookieName, String(until), cookieSecret, ending);
    },
    dismiss(c) {
      deleteCookie(c, cookieName, cookie);
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

/** Lets nothing past that may not pass that door. */
export function passing(door: Access) {
  return createMiddleware<AppEnv>(async (c, next) => {
    await door.check(c);
    await next();
  });
}

function isAskedByPerson({ req }: Context<AppEnv>): boolean {
  const isRead = req.method === "GET" || req.method === "HEAD";
  const isCall = req.path.startsWith("/trpc/") || req.path.startsWith("/api/");
  return isRead && !isCall && req.header("accept")?.includes("text/html") === true;
}
