import { Hono } from "hono";
import type { AppEnv } from "../env.ts";
import { limitGroup, type RateLimiter } from "../limits/rate-limit.ts";

/**
 * The document of /api, and a page to read it. Both are made once, when they are first asked for: an idle server
 * loads nothing of it.
 */
export function openApiRoutes(limiter: RateLimiter): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  let document: Promise<string> | undefined;
  let page: Promise<string> | undefined;
  app.get("/api/openapi.json", limitGroup(limiter, "call"), async (c) => {
    document ??= makeDocument();
    return c.body(await document, 200, { "Content-Type": "application/json; charset=utf-8" });
  });
  app.get("/api", limitGroup(limiter, "call"), async (c) => {
    page ??= makePage();
    return c.html(await page);
  });
  return app;
}

async function makeDocument(): Promise<string> {
  const { makeOpenApiDocument } = await import("./openapi-document.ts");
  return JSON.stringify(await makeOpenApiDocument());
}

async function makePage(): Promise<string> {
  const { makeOpenApiDocument } = await import("./openapi-document.ts");
  const { readingPage } = await import("./reading-page.ts");
  return await readingPage(await makeOpenApiDocument());
}
