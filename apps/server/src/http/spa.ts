import { join } from "node:path";
import { serveStatic } from "@hono/node-server/serve-static";
import { type Context, Hono } from "hono";
import type { AppEnv } from "./env.ts";

const pages = ["/jobs", "/jobs/*", "/telemetry", "/privacy", "/terms", "/contact"];

/**
 * The built page, compressed where the build has left a `.gz`: `index.html` for its own addresses, `autofill.html` for
 * the form's, files with a hashed name for good, icons for an hour; other addresses are 404. `isOperated`: the
 * operator's own address is one.
 */
export function spa(folder: string, isOperated: boolean): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const index = serveStatic<AppEnv>({ path: join(folder, "index.html"), precompressed: true });
  const form = serveStatic<AppEnv>({ path: join(folder, "autofill.html"), precompressed: true });
  const rewriteRequestPath = (path: string) => join(folder, path);
  const files = serveStatic<AppEnv>({ rewriteRequestPath, precompressed: true });
  const sendPage = async (c: Context<AppEnv>) => {
    const answer = await served(index, c, "no-cache");
    return answer ?? c.text("The page has not been built (pnpm build).", 503);
  };
  const sendFile = async (c: Context<AppEnv>, cacheControl: string) =>
    (await served(files, c, cacheControl)) ?? c.notFound();
  app.get("/autofill", async (c) => (await served(form, c, "no-cache")) ?? (await sendPage(c)));
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

async function served(
  serve: ReturnType<typeof serveStatic<AppEnv>>,
  c: Context<AppEnv>,
  cacheControl: string,
): Promise<Response | undefined> {
  const answer = await serve(c, async () => {});
  answer?.headers.set("Cache-Control", cacheControl);
  // serveStatic names it only where it has found a `.gz`: a shared cache would give the large one to everybody.
  answer?.headers.set("Vary", "Accept-Encoding");
  return answer ?? undefined;
}
