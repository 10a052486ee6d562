import type { BrowserContext } from "playwright";

/** A browser's cookies, for the one that replaces it; in memory only. */
export type SessionCookies = Awaited<ReturnType<BrowserContext["storageState"]>>["cookies"];

/**
 * Those that a browser would send to one of these sites, whatever the path: what others have set is nobody's to keep.
 */
export function cookiesOf(sites: readonly string[], cookies: SessionCookies): SessionCookies {
  const hosts = sites.map((url) => new URL(url).hostname);
  return cookies.filter(({ domain }) =>
    hosts.some(
      (host) => host === domain || (domain.startsWith(".") && `.${host}`.endsWith(domain)),
    ),
  );
}
