import type { ErrorCode } from "@jobcan-automation/contract";
import type { Clock } from "@jobcan-automation/core";
import { Hono } from "hono";
import { createMiddleware } from "hono/factory";
import type { AppEnv } from "../http/env.ts";
import { errorResponse } from "../http/error-response.ts";
import { canonicalPath } from "../http/guard/canonical-path.ts";
import { securityHeaders } from "../http/guard/security-headers.ts";
import { type HealthOptions, healthRoutes } from "../http/health-routes.ts";
import { clientAddress } from "../http/limits/client-address.ts";
import { createRateLimiter } from "../http/limits/rate-limit.ts";
import type { ServerLog } from "../server-log.ts";

export interface WorkerAppOptions {
  health: HealthOptions;
  clock: Clock;
  log: ServerLog;
  onRefused: (code: ErrorCode) => void;
}

/** What a worker answers: health and metrics, and nothing else. */
export function createWorkerApp({ health, clock, log, onRefused }: WorkerAppOptions): Hono<AppEnv> {
  const app = new Hono<AppEnv>({ getPath: canonicalPath });
  const open = createMiddleware<AppEnv>(async (_c, next) => await next());
  app.onError((error, c) => errorResponse(c, error, { log, onRefused }));
  app.use(securityHeaders({ https: false }));
  app.use(clientAddress({ trustedHops: 0 }));
  const limiter = createRateLimiter(clock);
  app.route("/", healthRoutes(health, { clock, limiter, gate: open }));
  app.notFound((c) => c.text("not found", 404));
  return app;
}
