import { AutofillError } from "@jobcan-automation/contract";
import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import type { AppEnv } from "../env.ts";
import { isApiPath } from "../api/is-api-path.ts";
import { bearerOf } from "../owner/request-owner.ts";
import { isLoopback } from "./known-hosts.ts";

export interface CsrfOptions {
  /** The service's own origins as browsers see them; by the request's Host where there is none. */
  origins: readonly string[];
}

const safeMethods: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses what another site makes a browser send, whatever the content type: tRPC takes multipart, which needs no
 * preflight (docs/faults.md §1.9, SECURITY.md T4). `Sec-Fetch-Site: same-origin`, or our exact Origin; a client that
 * sends neither is no browser and says so by `x-trpc-source`, which tRPC calls need anyway, or by bringing no cookie
 * to /api. A call with a key passes: a browser adds none by itself, and then the cookie is not looked at.
 */
export function csrf(options: CsrfOptions) {
  return createMiddleware<AppEnv>(async (c, next) => {
    if (!safeMethods.has(c.req.method) && bearerOf(c.req.header("authorization")) === undefined) {
      const source = c.req.header("x-trpc-source") ?? "";
      const needsSource = c.req.path.startsWith("/trpc/");
      const facts = {
        site: c.req.header("sec-fetch-site"),
        origin: c.req.header("origin"),
        host: c.req.header("host") ?? new URL(c.req.url).host,
        source,
        // A program without a key: there is nothing that it could be made to use.
        isBare: isApiPath(c.req.path) && c.req.header("cookie") === undefined,
      };
      if (!isOurs(facts, options) || (needsSource && source === "")) {
        throw new AutofillError("FORBIDDEN_ORIGIN");
      }
    }
    await next();
  });
}

/**
 * For what is read and is for our own page's eyes alone, though nothing is changed by it: the same rule as for writing.
 * A picture of a page that somebody signs in to is such a thing. A call with a key passes here too.
 */
export function fromOurPage() {
  return createMiddleware<AppEnv>(async (c, next) => {
    const site = c.req.header("sec-fetch-site");
    const hasKey = bearerOf(c.req.header("authorization")) !== undefined;
    const isOwn = hasKey || site === "same-origin" || (site === undefined && hasSource(c));
    if (!isOwn) throw new AutofillError("FORBIDDEN_ORIGIN");
    await next();
  });
}

function hasSource(c: Context<AppEnv>): boolean {
  return (c.req.header("x-trpc-source") ?? "") !== "";
}

interface RequestFacts {
  site: string | undefined;
  origin: string | undefined;
  host: string;
  source: string;
  isBare: boolean;
}

function isOurs(
  { site, origin, host, source, isBare }: RequestFacts,
  options: CsrfOptions,
): boolean {
  if (site !== undefined && site !== "same-origin") return false;
  if (origin !== undefined) return isOwnOrigin(origin, host, options);
  return site === "same-origin" || source !== "" || isBare;
}

function isOwnOrigin(origin: string, host: string, { origins }: CsrfOptions): boolean {
  if (origins.includes(origin)) return true;
  const { host: originHost, protocol } = URL.parse(origin) ?? {};
  const isWeb = protocol === "http:" || protocol === "https:";
  // With a public origin set, only a page opened on this machine may come by another name.
  return isWeb && originHost === host && (origins.length === 0 || isLoopback(host));
}
