import { type JobView, type LogEntry, AutofillError } from "@jobcan-automation/contract";
import type { JobEngine, JobRef } from "@jobcan-automation/core";
import { Hono } from "hono";
import type { Services } from "../services.ts";
import { makeReceipt } from "../use-cases/make-receipt.ts";
import { holderOf } from "./call-of.ts";
import type { AppEnv } from "./env.ts";
import { fileResponse } from "./file-response.ts";
import { type RateLimiter, limitGroup } from "./limits/rate-limit.ts";

/** Plain routes beside tRPC: for curl, for downloads, and for a page that is leaving. */
export function jobRoutes(services: Services, limiter: RateLimiter): Hono<AppEnv> {
  const { engine } = services;
  const app = new Hono<AppEnv>();
  app.get("/status/:id", limitGroup(limiter, "call"), async (c) =>
    c.json(await readStatus(engine, { jobId: c.req.param("id"), owner: c.get("owner") })),
  );
  app.post("/jobs/:id/goodbye", limitGroup(limiter, "call"), async (c) => {
    await engine.goodbye({ jobId: c.req.param("id"), owner: c.get("owner") });
    return c.body(null, 204);
  });
  app.get("/templates/:file{.+\\.xlsx}", limitGroup(limiter, "file"), async (c) => {
    const month = c.req.param("file").replace(/\.xlsx$/, "");
    const { signal } = c.req.raw;
    return fileResponse(await services.files.template(month, holderOf(c), signal));
  });
  app.get("/receipts/:file{.+\\.(?:xlsx|csv|json)}", limitGroup(limiter, "file"), async (c) => {
    const [, id = "", format] = /^(.+)\.(xlsx|csv|json)$/.exec(c.req.param("file")) ?? [];
    if (format !== "xlsx" && format !== "csv" && format !== "json") {
      throw new AutofillError("JOB_NOT_FOUND");
    }
    const language = c.req.query("lang") === "en" ? "en" : "ja";
    const { signal } = c.req.raw;
    const order = { jobId: id, language, format, signal } as const;
    return fileResponse(await makeReceipt({ services, ...holderOf(c) }, order));
  });
  return app;
}

/** A job as it is now, with the newest 200 entries of its log; `droppedLogEntries` says how many came before them. */
async function readStatus(engine: JobEngine, ref: JobRef): Promise<JobView & { log: LogEntry[] }> {
  const view = await engine.get(ref);
  const reading = new AbortController();
  try {
    for await (const { event } of await engine.follow(ref, { signal: reading.signal })) {
      if (event.type === "snapshot") return { ...event.job, log: event.log };
    }
  } finally {
    reading.abort();
  }
  return { ...view, log: [] };
}
