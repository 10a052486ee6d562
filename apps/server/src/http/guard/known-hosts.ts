import { AutofillError } from "@jobcan-automation/contract";
import { createMiddleware } from "hono/factory";
import type { AppEnv } from "../env.ts";

export interface KnownHostsOptions {
  /** Our own origins as browsers see them. */
  origins: readonly string[];
  /** The address or name we listen at, where it is not that of every interface. */
  listenHost: string | undefined;
  /** Called with the host of a request that was refused. */
  onRefused: (host: string) => void;
}

/**
 * Refuses requests by a name that is not ours: a page of another site whose name was pointed at this address would
 * be of the same origin as its own requests, and read all they are answered (DNS rebinding, SECURITY.md T28). Names
 * of the loopback are always ours; the port does not matter. Throws FORBIDDEN_ORIGIN {field: "host"}.
 */
export function knownHosts({ origins, listenHost, onRefused }: KnownHostsOptions) {
  const own = new Set(origins.map((origin) => new URL(origin).hostname));
  if (listenHost !== undefined) own.add(bracketed(listenHost.toLowerCase()));
  const isOurs = (host: string) => {
    const name = hostName(host);
    return name !== undefined && (own.has(name) || isLoopbackName(name));
  };
  return createMiddleware<AppEnv>(async (c, next) => {
    // A request line may hold a whole address, which then counts for the router and not for the header.
    const asked = [c.req.header("host"), new URL(c.req.url).host];
    const foreign = asked.find((host) => host !== undefined && !isOurs(host));
    if (foreign !== undefined) {
      onRefused(foreign);
      throw new AutofillError("FORBIDDEN_ORIGIN", { field: "host" });
    }
    await next();
  });
}

/** Whether a host, with its port or without, is a name of the loopback. */
export function isLoopback(host: string): boolean {
  const name = hostName(host);
  return name !== undefined && isLoopbackName(name);
}

function isLoopbackName(name: string): boolean {
  return name === "localhost" || name === "[::1]" || /^127(\.\d{1,3}){3}$/.test(name);
}

/** As a browser would spell it, without its port; undefined for what is no host. */
function hostName(host: string): string | undefined {
  if (!/^(\[[\da-f:.]+\]|[\w.-]+)(:\d{1,5})?$/i.test(host)) return undefined;
  return URL.parse(`http://${host}`)?.hostname.replace(/\.$/, "");
}

function bracketed(host: string): string {
  return host.includes(":") && !host.startsWith("[") ? `[${host}]` : host;
}
