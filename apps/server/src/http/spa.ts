import { type Context, Hono } from "hono";
import { createBuiltFiles } from "./built-files.ts";
import type { AppEnv } from "./env.ts";

/** Each of the page's addresses, and the file that is written for it. */
const pages: Readonly<Record<string, string>> = {
  "/autofill": "autofill.html",
  "/jobs": "jobs.html",
  "/jobs/:id": "job.html",
  "/telemetry": "telemetry.html",
  "/privacy": "privacy.html",
  "/terms": "terms.html",
  "/contact": "contact.html",
};
const operatorPage = { "/operator": "operator.html" };

/**
 * The built page, compressed where the build has left a `.gz`: a file for each of its own addresses, or `index.html`
 * where the build has written none, files with a hashed name for good, icons for an hour; other addresses are 404.
 * `isOperated`: the operator's own address is one.
 */
export function spa(folder: string, isOperated: boolean): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const files = createBuiltFiles(folder);
  const send = async (c: Context<AppEnv>, path: string, cacheControl: string) => {
    const file = await files.find(path, c.req.header("accept-encoding"));
    return file && c.body(file.bytes, 200, { ...file.headers, "Cache-Control": cacheControl });
  };
  const sender = (file: string) => async (c: Context<AppEnv>) =>
    (await send(c, file, "no-cache")) ??
    (await send(c, "index.html", "no-cache")) ??
    c.text("The page has not been built (pnpm build).", 503);
  const sendFile = async (c: Context<AppEnv>, cacheControl: string) =>
    (await send(c, c.req.path, cacheControl)) ?? c.notFound();
  app.get("/", (c) => c.redirect("/autofill", 302));
  const own = isOperated ? { ...pages, ...operatorPage } : pages;
  for (const [path, file] of Object.entries(own)) app.get(path, sender(file));
  app.get("/assets/:file{.+\\.(?:js|css|svg|png|woff2|json)}", async (c) =>
    sendFile(c, "public, max-age=31536000, immutable"),
  );
  app.get("/:file{[\\w.-]+\\.(?:svg|png|ico|txt|webmanifest)}", async (c) =>
    sendFile(c, "public, max-age=3600"),
  );
  const sendMissing = sender("not-found.html");
  // Mounted last: no route matched. A person gets the page's own screen for that, a program a plain 404.
  app.get("*", async (c) => {
    if (c.req.header("accept")?.includes("text/html") !== true) return c.notFound();
    const page = await sendMissing(c);
    return page.ok ? new Response(page.body, { status: 404, headers: page.headers }) : page;
  });
  return app;
}
