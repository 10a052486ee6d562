import { type Context, Hono } from "hono";
import { createBuiltFiles } from "./built-files.ts";
import type { AppEnv } from "./env.ts";

const pages = ["/jobs", "/jobs/*", "/telemetry", "/privacy", "/terms", "/contact"];

/**
 * The built page, compressed where the build has left a `.gz`: `index.html` for its own addresses, `autofill.html` for
 * the form's, files with a hashed name for good, icons for an hour; other addresses are 404. `isOperated`: the
 * operator's own address is one.
 */
export function spa(folder: string, isOperated: boolean): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const files = createBuiltFiles(folder);
  const send = async (c: Context<AppEnv>, path: string, cacheControl: string) => {
    const file = await files.find(path, c.req.header("accept-encoding"));
    return file && c.body(file.bytes, 200, { ...file.headers, "Cache-Control": cacheControl });
  };
  const sendPage = async (c: Context<AppEnv>) => {
    const answer = await send(c, "index.html", "no-cache");
    return answer ?? c.text("The page has not been built (pnpm build).", 503);
  };
  const sendFile = async (c: Context<AppEnv>, cacheControl: string) =>
    (await send(c, c.req.path, cacheControl)) ?? c.notFound();
  app.get(
    "/autofill",
    async (c) => (await send(c, "autofill.html", "no-cache")) ?? (await sendPage(c)),
  );
  app.get("/", (c) => c.redirect("/autofill", 302));
  for (const page of isOperated ? [...pages, "/operator"] : pages) app.get(page, sendPage);
  app.get("/assets/:file{.+\\.(?:js|css|svg|png|woff2|json)}", async (c) =>
    sendFile(c, "public, max-age=31536000, immutable"),
  );
  app.get("/:file{[\\w.-]+\\.(?:svg|png|ico|txt|webmanifest)}", async (c) =>
    sendFile(c, "public, max-age=3600"),
  );
  // Mounted last: no route matched. A person gets the page's own screen for that, a program a plain 404.
  app.get("*", async (c) => {
    if (c.req.header("accept")?.includes("text/html") !== true) return c.notFound();
    const page = await sendPage(c);
    return page.ok ? new Response(page.body, { status: 404, headers: page.headers }) : page;
  });
  return app;
}
