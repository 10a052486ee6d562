import { AutofillError } from "@jobcan-automation/contract";
import type { Clock } from "@jobcan-automation/core";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { ConnectionLimiter } from "./connection-limiter.ts";
import { canonicalPath } from "./http/canonical-path.ts";
import { clientAddress } from "./http/client-address.ts";
import { csrf } from "./http/csrf.ts";
import type { AppEnv } from "./http/env.ts";
import { errorResponse } from "./http/error-response.ts";
import { type HealthOptions, healthRoutes } from "./http/health-routes.ts";
import { jobRoutes } from "./http/job-routes.ts";
import { ownerCookie } from "./http/owner-cookie.ts";
import { createRateLimiter, limitProcedures } from "./http/rate-limit.ts";
import { securityHeaders } from "./http/security-headers.ts";
import { spa } from "./http/spa.ts";
import { trpcRoute, uploadPath } from "./http/trpc-route.ts";
import type { ServerLog } from "./server-log.ts";
import type { Services } from "./services.ts";

export interface AppOptions {
  services: Services;
  health: HealthOptions;
  followers: ConnectionLimiter;
  log: ServerLog;
  clock: Clock;
  /** The folder of the built page. */
  webFolder: string;
  publicOrigin: string | undefined;
  trustedHops: number;
  maxFileSizeMb: number;
}

/** A month of 400 rows with long notes is under 1 MB. */
const maxCallBytes = 1_500_000;

/**
 * The order of all that a request goes through: health before anything that could refuse it, then whose request it
 * is, then what it may do.
 */
export function createApp(options: AppOptions): Hono<AppEnv> {
  const { services, log, clock, publicOrigin, trustedHops } = options;
  const https = publicOrigin?.startsWith("https:") === true;
  const limiter = createRateLimiter(clock);
  const app = new Hono<AppEnv>({ getPath: canonicalPath });
  app.onError((error, c) => errorResponse(c, error, log));
  app.use(securityHeaders({ https }));
  app.route("/", healthRoutes(options.health));
  app.use(clientAddress({ trustedHops }));
  app.use(csrf({ publicOrigin }));
  app.use("/trpc/*", ownerCookie({ https }), limitProcedures(limiter), callLimit());
  app.use("/autofill/*", ownerCookie({ https }));
  app.use("/status/*", ownerCookie({ https }));
  app.use("/receipts/*", ownerCookie({ https }));
  app.use("/jobs/*", ownerCookie({ https }));
  app.all("/trpc/*", trpcRoute(options));
  app.route("/", jobRoutes(services, limiter));
  app.route("/", spa(options.webFolder));
  return app;
}

/** Calls are held whole while they are parsed, so their size is capped first; an upload streams and caps itself. */
function callLimit() {
  const limit = bodyLimit({
    maxSize: maxCallBytes,
    onError: () => {
      throw new AutofillError("FILE_TOO_LARGE", { limitMb: maxCallBytes / 1_000_000 });
    },
  });
  return async (c: Parameters<typeof limit>[0], next: Parameters<typeof limit>[1]) =>
    c.req.path === uploadPath ? await next() : await limit(c, next);
}
