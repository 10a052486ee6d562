import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { Readable } from "node:stream";
import { type Context, Hono } from "hono";
import type { AppEnv } from "./env.ts";

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".json": "application/json",
  ".map": "application/json",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
};

const pages = ["/autofill", "/jobs/*", "/telemetry"];

/** The built page, compressed where the build has left a `.gz`: `index.html` for its own addresses, files with a hashed name for good, everything else of the folder fresh each time; other addresses are 404. */
export function spa(folder: string): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get("/", (c) => c.redirect("/autofill", 302));
  for (const page of pages) app.get(page, (c) => sendPage(c, folder));
  app.get("/assets/*", async (c) => {
    const answer = await sendFile(c, folder, c.req.path);
    if (answer !== undefined)
      answer.headers.set("Cache-Control", "public, max-age=31536000, immutable");
    return answer ?? c.notFound();
  });
  app.get("/:file{[\\w.-]+\\.(?:svg|png|ico|txt|webmanifest)}", async (c) => {
    const answer = await sendFile(c, folder, c.req.path);
    answer?.headers.set("Cache-Control", "public, max-age=3600");
    return answer ?? c.notFound();
  });
  // Mounted last: no route matched. A person gets the page's own screen for that, a program a plain 404.
  app.get("*", async (c) => {
    if (c.req.header("accept")?.includes("text/html") !== true) return c.notFound();
    c.status(404);
    return await sendPage(c, folder);
  });
  return app;
}

async function sendPage(c: Context<AppEnv>, folder: string): Promise<Response> {
  const answer = await sendFile(c, folder, "/index.html");
  answer?.headers.set("Cache-Control", "no-cache");
  return answer ?? c.text("The page has not been built (pnpm build).", 503);
}

async function sendFile(
  c: Context<AppEnv>,
  folder: string,
  path: string,
): Promise<Response | undefined> {
  const type = types[extname(path)];
  const file = join(folder, normalize(path));
  if (type === undefined || !file.startsWith(join(folder, "/"))) return undefined;
  const takesGzip = c.req.header("accept-encoding")?.includes("gzip") === true;
  const gzipped = takesGzip ? await sizedFile(`${file}.gz`) : undefined;
  const found = gzipped ?? (await sizedFile(file));
  if (found === undefined) return undefined;
  if (gzipped !== undefined) c.header("Content-Encoding", "gzip");
  c.header("Vary", "Accept-Encoding");
  c.header("Content-Type", type);
  c.header("Content-Length", String(found.size));
  if (c.req.method === "HEAD") return c.body(null);
  return c.body(Readable.toWeb(createReadStream(found.path)));
}

async function sizedFile(path: string): Promise<{ path: string; size: number } | undefined> {
  const found = await stat(path).catch(() => undefined);
  return found?.isFile() === true ? { path, size: found.size } : undefined;
}
