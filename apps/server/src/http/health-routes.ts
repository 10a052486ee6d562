import type { MemoryView } from "@jobcan-automation/diagnostics";
import { Hono } from "hono";
import type { AppEnv } from "./env.ts";

export interface HealthOptions {
  readMemory: () => MemoryView;
  /** False while the service is going down. */
  isAdmitting: () => boolean;
  /** Whether a browser was found to work with. */
  hasBrowser: () => boolean;
  metrics: { text(): Promise<string>; readonly contentType: string };
}

/** What a platform and an operator ask; none of it touches a browser, and none tells of a job or a person. */
export function healthRoutes(options: HealthOptions): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get("/healthz", (c) => c.text("ok"));
  app.get("/livez", (c) => c.text("ok"));
  app.get("/readyz", (c) => {
    const reason = reasonNotReady(options);
    return reason === undefined ? c.text("ready") : c.text(reason, 503);
  });
  app.get("/health/memory", (c) => c.json(options.readMemory()));
  app.get("/metrics", async (c) => {
    const { metrics } = options;
    return c.body(await metrics.text(), 200, { "Content-Type": metrics.contentType });
  });
  return app;
}

function reasonNotReady(options: HealthOptions): string | undefined {
  if (!options.isAdmitting()) return "shutting down";
  if (!options.hasBrowser()) return "no browser";
  const { containerMb, limitMb } = options.readMemory();
  return containerMb > limitMb ? "memory over the limit" : undefined;
}
