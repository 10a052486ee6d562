import type { CDPSession, Page } from "playwright";

/**
 * The only hosts that the browser may reach. Chromium's resolver rules (launch-options.ts) block all other names, also
 * in redirects, popups and workers; here every attempt is counted by host.
 */
export interface HostGate {
  /** Whether a URL belongs to a configured site: scheme, host and port. */
  allows(url: string): boolean;
  readonly hostNames: readonly string[];
  /** Attempts to reach other hosts so far. */
  readonly blocked: ReadonlyMap<string, number>;
  watch(page: Page): void;
}

/** `origins` are URLs of the configured sites. `onBlocked` is called at the first attempt for each host. */
export function createHostGate(
  origins: readonly string[],
  onBlocked: (host: string, count: number) => void,
): HostGate {
  const allowed = new Set(origins.map((url) => new URL(url).origin));
  const blocked = new Map<string, number>();
  const allows = (url: string) => allowed.has(URL.parse(url)?.origin ?? "");
  const count = (url: string) => {
    if (allows(url) || !/^(https?|wss?|ftp):/.test(url)) return;
    const host = hostOf(url);
    const times = (blocked.get(host) ?? 0) + 1;
    blocked.set(host, times);
    if (times === 1) onBlocked(host, times);
  };
  return {
    allows,
    hostNames: [...new Set([...allowed].map((origin) => new URL(origin).hostname))],
    blocked,
    watch: (page) => void page.on("request", (request) => count(request.url())),
  };
}

/** The host of a URL, for facts and log lines; never its path or query. */
export function hostOf(url: string): string {
  const parsed = URL.parse(url);
  if (parsed === null) return "invalid";
  return parsed.host === "" ? parsed.protocol : parsed.host.slice(0, 100);
}

/**
 * Blocks pictures, fonts, media and style sheets inside the browser. A Playwright route would cost a round trip per
 * request and turn the cache off.
 */
export async function blockHeavyFiles(cdp: CDPSession): Promise<void> {
  await cdp.send("Network.enable");
  await setBlocked(cdp);
}

const heavyEndings = [
  "css",
  "png",
  "jpg",
  "jpeg",
  "gif",
  "svg",
  "ico",
  "webp",
  "woff",
  "woff2",
  "ttf",
  "mp4",
  "mp3",
];

async function setBlocked(cdp: CDPSession): Promise<void> {
  const urlPatterns = heavyEndings.map((ending) => ({
    urlPattern: `*://*:*/*.${ending}`,
    block: true,
  }));
  try {
    await cdp.send("Network.setBlockedURLs", { urlPatterns });
  } catch {
    // Older versions of Chromium know wildcards only.
    await cdp.send("Network.setBlockedURLs", { urls: heavyEndings.map((ending) => `*.${ending}`) });
  }
}
