import { posix } from "node:path";

/**
 * The one spelling of a request's path. Hono is given it as its `getPath`, so that limits, guards and routes all read
 * the same, and tRPC is handed it too: decoded once, dots resolved, slashes in a row and at the end dropped.
 */
export function canonicalPath({ url }: { url: string }): string {
  const { pathname } = new URL(url);
  const decoded = decodeOnce(pathname);
  if (decoded === undefined || decoded.includes("%")) return undecodablePath(pathname);
  const path = posix.normalize(decoded).replace(/\/$/, "");
  return path === "" ? "/" : path;
}

/** The request at its canonical path, for code that reads the address by itself. */
export function atCanonicalPath(request: Request): Request {
  const url = new URL(request.url);
  const path = canonicalPath(request);
  if (url.pathname === path) return request;
  url.pathname = path;
  const { method, headers, body, signal } = request;
  return new Request(url, { method, headers, body, signal, ...(body && { duplex: "half" }) });
}

/**
 * Names nothing in the folder that was asked: no path of ours holds a percent sign, and whoever decoded it once more
 * would see another path.
 */
function undecodablePath(pathname: string): string {
  return `${/^\/[\w-]+(?=\/)/.exec(pathname)?.[0] ?? ""}/%`;
}

function decodeOnce(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
