import { createHash, randomBytes } from "node:crypto";
import { getCookie, setCookie } from "hono/cookie";
import { createMiddleware } from "hono/factory";
import type { AppEnv } from "./env.ts";

const maxAgeSecs = 60 * 60 * 24 * 30;

/**
 * Gives every browser a key of its own (192 bits, HttpOnly, SameSite=Strict) and puts its hash into `owner`: what
 * jobs and uploads belong to. The key itself is never stored.
 */
export function ownerCookie({ https }: { https: boolean }) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const name = https ? "__Host-jobcan_owner" : "jobcan_owner";
    const sent = getCookie(c, name);
    const key = sent !== undefined && isKey(sent) ? sent : randomBytes(24).toString("hex");
    c.set("owner", createHash("sha256").update(key).digest("hex"));
    await next();
    // Each page starts the 30 days anew: a key must not end under a job.
    if (key === sent && c.req.path.startsWith("/trpc/")) return;
    setCookie(c, name, key, {
      path: "/",
      httpOnly: true,
      sameSite: "Strict",
      secure: https,
      maxAge: maxAgeSecs,
    });
  });
}

function isKey(value: string): boolean {
  return /^[0-9a-f]{48}$/.test(value);
}
