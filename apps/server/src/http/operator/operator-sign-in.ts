import { Hono } from "hono";
import { z } from "zod";
import type { ServerLog } from "../../server-log.ts";
import { parsed } from "../../use-cases/inputs.ts";
import type { Access } from "../access/access.ts";
import { readJson } from "../api/read-json.ts";
import type { AppEnv } from "../env.ts";
import { limitBody } from "../limits/limit-body.ts";
import { limitGroup, type RateLimiter } from "../limits/rate-limit.ts";

const maxBytes = 4_096;
const signInSchema = z.object({ token: z.string() });

/** What the operator's page sends to be let in, and to leave; nothing where there is no operator's token. */
export function operatorSignIn(
  operator: Access,
  { limiter, log }: { limiter: RateLimiter; log: ServerLog },
): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  if (!operator.isPrivate) return app;
  const limits = [limitGroup(limiter, "call"), limitBody(maxBytes)] as const;
  app.post("/operator/sign-in", ...limits, async (c) => {
    const { token } = parsed(signInSchema, await readJson(c));
    operator.compare(c, token);
    await operator.admit(c);
    log.line("info", "operator_signed_in", {});
    return c.body(null, 204);
  });
  app.post("/operator/sign-out", ...limits, (c) => {
    operator.dismiss(c);
    return c.body(null, 204);
  });
  return app;
}
