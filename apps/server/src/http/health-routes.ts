import type { Clock } from "@jobcan-automation/core";
import type { MemoryView } from "@jobcan-automation/diagnostics";
import { Hono, type MiddlewareHandler } from "hono";
import { createMiddleware } from "hono/factory";
import { latestSample } from "../machine/latest-sample.ts";
import type { AppEnv } from "./env.ts";
import { canonicalPath } from "./guard/canonical-path.ts";
import { secretCheck } from "./guard/secret-check.ts";
import { limitFigures, type RateLimiter } from "./limits/rate-limit.ts";

export interface HealthOptions {
  readMemory: () => MemoryView;
  /** False while the service is going down. */
  isAdmitting: () => boolean;
  /** Whether whoever operates the service lets it take no new jobs. */
  isDraining: () => Promise<boolean>;
  /** Why the last write of the records failed; undefined where it did not. */
  recordsTrouble: () => string | undefined;
  /** Whether a browser was found to work with. */
  hasBrowser: () => boolean;
  /** What `/metrics` and `/health/memory` ask for as `Authorization: Bearer …`; open to all where there is none. */
  metricsToken: string | undefined;
  metrics: { text(): Promise<string>; readonly contentType: string };
}

export interface HealthLimits {
  clock: Pick<Clock, "monotonicMs">;
  limiter: RateLimiter;
  /** What stands before figures where they have no token of their own. */
  gate: MiddlewareHandler<AppEnv>;
}

const paths: ReadonlySet<string> = new Set([
  "/healthz",
  "/livez",
  "/readyz",
  "/health/memory",
  "/metrics",
]);

/** Whether a request asks for any of the routes below. */
export function isHealthPath(request: { url: string }): boolean {
  return paths.has(canonicalPath(request));
}

/**
 * What a platform and an operator ask; none of it touches a browser, and none reveals a job or a person. Figures are
 * those of the last second, and counted by address.
 */
export function healthRoutes(
  given: HealthOptions,
  { clock, limiter, gate }: HealthLimits,
): Hono<AppEnv> {
  const { metrics, metricsToken } = given;
  const metricsText = latestSample(clock, async () => await metrics.text());
  const options = {
    ...given,
    readMemory: latestSample(clock, given.readMemory),
    isDraining: latestSample(clock, given.isDraining),
  };
  const app = new Hono<AppEnv>();
  app.get("/healthz", (c) => c.text("ok"));
  app.get("/livez", (c) => c.text("ok"));
  app.get("/readyz", async (c) => {
    const reason = await reasonNotReady(options);
    return reason === undefined ? c.text("ready") : c.text(reason, 503);
  });
  const guard = metricsToken === undefined ? gate : bearerOnly(metricsToken);
  app.use("/health/memory", guard, limitFigures(limiter));
  app.use("/metrics", guard, limitFigures(limiter));
  app.get("/health/memory", (c) => c.json(options.readMemory()));
  app.get("/metrics", async (c) =>
    c.body(await metricsText(), 200, { "Content-Type": metrics.contentType }),
  );
  return app;
}

function bearerOnly(token: string) {
  const isHeader = secretCheck(`Bearer ${token}`);
  return createMiddleware(async (c, next) => {
    const given = c.req.header("authorization") ?? "";
    if (isHeader(given)) {
      await next();
      return undefined;
    }
    return c.text("unauthorized", 401, { "WWW-Authenticate": "Bearer" });
  });
}

async function reasonNotReady(options: HealthOptions): Promise<string | undefined> {
  if (!options.isAdmitting()) return "shutting down";
  if (!options.hasBrowser()) return "no browser";
  const trouble = options.recordsTrouble();
  if (trouble !== undefined) return `records cannot be written: ${trouble}`;
  if (await options.isDraining()) return "draining";
  const { containerMb, limitMb } = options.readMemory();
  return containerMb > limitMb ? "memory over the limit" : undefined;
}
