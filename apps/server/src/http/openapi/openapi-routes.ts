import { Hono } from "hono";
import type { ApiRoute } from "../api/api-route.ts";
import type { AppEnv } from "../env.ts";
import { limitGroup, type RateLimiter } from "../limits/rate-limit.ts";

/** The document and its page, which are not in the document. */
export const documentRoutes = [
  { method: "get", path: "/api/openapi.json" },
  { method: "get", path: "/api" },
] as const;

/**
 * The document of /api, and a page to read it. Both are made once, when they are first asked for: an idle server
 * loads nothing of it.
 */
export function openApiRoutes(limiter: RateLimiter, table: readonly ApiRoute[]): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const [ofDocument, ofPage] = documentRoutes;
  let document: Promise<string> | undefined;
  let page: Promise<string> | undefined;
  app.get(ofDocument.path, limitGroup(limiter, "call"), async (c) => {
    document ??= makeDocument(table);
    return c.body(await document, 200, { "Content-Type": "application/json; charset=utf-8" });
  });
  app.get(ofPage.path, limitGroup(limiter, "call"), async (c) => {
    document ??= makeDocument(table);
    page ??= makePage(document, table);
    return c.html(await page);
  });
  return app;
}

async function makeDocument(table: readonly ApiRoute[]): Promise<string> {
  const { makeOpenApiDocument } = await import("./openapi-document.ts");
  return JSON.stringify(await makeOpenApiDocument(table));
}

/** Of the text, so that the document itself need not be held beside it, nor be made again. */
async function makePage(document: Promise<string>, table: readonly ApiRoute[]): Promise<string> {
  const { readingPage } = await import("./reading-page.ts");
  return await readingPage(JSON.parse(await document), table);
}
