import { createHash, randomBytes } from "node:crypto";
import { getSignedCookie, setSignedCookie } from "hono/cookie";
import { createMiddleware } from "hono/factory";
import { isApiPath } from "../api/is-api-path.ts";
import type { AppEnv } from "../env.ts";

/** How long a browser keeps its key after it has opened a page. */
export const ownerCookieSecs = 60 * 60 * 24 * 30;

export interface OwnerCookieOptions {
  /** Behind TLS the cookie is `__Host-` and Secure. */
  https: boolean;
  /** What keys are signed with; a key that bears another signature is none of ours. */
  secret: string;
}

/**
 * Gives every browser a key of its own (192 bits, signed, HttpOnly, SameSite=Strict) and puts its hash into `owner`:
 * what jobs and uploads belong to. A key that the client has chosen is answered with a fresh one. The key itself is
 * never stored. `isKnown` says whether the browser came with a key of ours. /api gives no cookies: its keys are asked
 * for.
 */
export function ownerCookie({ https, secret }: OwnerCookieOptions) {
  const name = "jobcan_owner";
  return createMiddleware<AppEnv>(async (c, next) => {
    const sent = await getSignedCookie(c, secret, name, https ? "host" : undefined);
    const isKnown = typeof sent === "string" && /^[0-9a-f]{48}$/.test(sent);
    const key = isKnown ? sent : randomBytes(24).toString("hex");
    c.set("owner", createHash("sha256").update(key).digest("hex"));
    c.set("isKnown", isKnown);
    await next();
    // Each page starts the 30 days anew: a key must not end under a job.
    if (isApiPath(c.req.path) || (isKnown && c.req.path.startsWith("/trpc/"))) return;
    await setSignedCookie(c, name, key, secret, {
      ...(https ? { prefix: "host" } : {}),
      path: "/",
      httpOnly: true,
      sameSite: "Strict",
      secure: https,
      maxAge: ownerCookieSecs,
    });
  });
}
