import type { BrowserContextOptions, LaunchOptions } from "playwright";

/** How a browser is started. `env` is the browser's whole environment, TMPDIR included. */
export interface BrowserLaunch {
  /** The real binary, never a wrapper script (docs/faults.md §1.3). */
  executablePath: string;
  sandbox: boolean;
  env: Readonly<Record<string, string>>;
}

/** Time limit of a launch, after which its processes are killed (docs/faults.md F08). */
const launchTimeoutMs = 30_000;

/** What a browser may reach, for as long as it runs. */
export type BrowserReach =
  /** These names only, and nothing that is heavy. */
  | { how: "hosts"; names: readonly string[] }
  /** What a proxy on this machine lets through, with pictures: for a person to look at. */
  | { how: "proxy"; port: number };

/**
 * Launch options that save memory, without Playwright's signal handlers, which would kill the page under a job that is
 * shutting down (docs/faults.md §1.4).
 */
export function launchOptions(
  launch: BrowserLaunch,
  reach: BrowserReach,
  marker: string,
): LaunchOptions {
  return {
    executablePath: launch.executablePath,
    chromiumSandbox: launch.sandbox,
    args: [
      ...leanArgs,
      ...(launch.sandbox ? [] : unsandboxedArgs),
      ...reachArgs(reach),
      `--autofill-run=${marker}`,
    ],
    env: { ...launch.env },
    handleSIGTERM: false,
    handleSIGINT: false,
    handleSIGHUP: false,
    timeout: launchTimeoutMs,
  };
}

/** Japan's clock and language, no downloads, no permissions, no service workers; TLS errors stay errors. */
export const contextOptions: BrowserContextOptions = {
  locale: "ja-JP",
  timezoneId: "Asia/Tokyo",
  acceptDownloads: false,
  permissions: [],
  serviceWorkers: "block",
  // Chromium sends a request again by itself, a POST too, when a *reused* connection is cut before the answer. Without
  // reuse it never does: a password and a punch leave once per press.
  extraHTTPHeaders: { Connection: "close" },
  viewport: { width: 1000, height: 700 },
};

/** Measured together these halve the peak of a 20-day job (docs/faults.md §1.2). */
const leanArgs: readonly string[] = [
  // No update checks, field trials or safe-browsing lists: memory, and requests that are not ours.
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // One process where three would do the same: GPU and network inside the browser, no software rasteriser.
  "--disable-gpu",
  "--in-process-gpu",
  "--enable-features=NetworkServiceInProcess2",
  "--disable-software-rasterizer",
  // One renderer serves both hosts of the site.
  "--renderer-process-limit=1",
  // A page opens no other; what a browser without this switch opens is closed.
  "--block-new-web-contents",
  // Page cache on disk counts as the container's memory.
  "--disk-cache-size=1048576",
  "--media-cache-size=1",
  // HTTP/2 and QUIC share and reuse connections, which brings back the repeated sending.
  "--disable-http2",
  "--disable-quic",
  // UDP goes past resolver rules and proxies: a page may send none.
  "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
  // A small heap collects earlier; the pages are forms.
  "--js-flags=--max-old-space-size=96,--max-semi-space-size=1,--lite-mode",
  "--mute-audio",
  "--no-pings",
  "--no-first-run",
];

/** Zygote processes set up the sandbox; without a sandbox they only use memory. */
const unsandboxedArgs: readonly string[] = ["--no-zygote"];

function reachArgs(reach: BrowserReach): string[] {
  switch (reach.how) {
    case "hosts":
      // Pictures are not even decoded.
      return ["--blink-settings=imagesEnabled=false", hostRules(reach.names)];
    case "proxy":
      return [
        `--proxy-server=http://127.0.0.1:${reach.port}`,
        // This machine's own names go through the proxy too, and no name is looked up beside it.
        "--proxy-bypass-list=<-loopback>",
        hostRules(["127.0.0.1"]),
      ];
  }
}

/** Names outside the configured hosts do not resolve. Unlike page routes, this also covers redirects and popups. */
function hostRules(allowedHosts: readonly string[]): string {
  const excluded = allowedHosts.map((host) => `EXCLUDE ${host}`);
  return `--host-resolver-rules=${["MAP * ~NOTFOUND", ...excluded].join(", ")}`;
}
