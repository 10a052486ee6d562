import { Hono } from "hono";
import { expect, test } from "vitest";
import type { AppEnv } from "../env.ts";
import { createRateLimiter } from "../limits/rate-limit.ts";
import { accessDoor, createAccess } from "./access.ts";

const dayMs = 24 * 3_600_000;

test("a sign-in stands for 30 days, whatever a browser does with its cookie, and no longer", async () => {
  let nowMs = 1_000;
  const access = createAccess({
    door: accessDoor,
    token: "open sesame 4711 0815",
    secret: "0123456789abcdef0123456789abcdef",
    https: false,
    limiter: createRateLimiter({ monotonicMs: () => nowMs }),
    clock: { now: () => nowMs },
  });
  const app = new Hono<AppEnv>();
  app.onError((_, c) => c.body(null, 401));
  app.post("/in", async (c) => {
    await access.admit(c);
    return c.body(null, 204);
  });
  app.get("/", async (c) => {
    await access.check(c);
    return c.body(null, 204);
  });
  const signedIn = await app.request("/in", { method: "POST" });
  const cookie = signedIn.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  const status = async (sent: string) =>
    (await app.request("/", { headers: { cookie: sent } })).status;

  expect(await status(cookie)).toBe(204);
  expect(await status(cookie.replace(/=\d+/, "=99999999999999"))).toBe(401);
  nowMs += 30 * dayMs - 1;
  expect(await status(cookie)).toBe(204);
  nowMs += 1;
  expect(await status(cookie)).toBe(401);
});
