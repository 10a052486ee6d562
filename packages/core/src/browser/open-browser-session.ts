import { randomUUID } from "node:crypto";
import { type Browser, chromium } from "playwright";
import { orAborted } from "../base/deadline.ts";
import { createHostGate, type HostGate } from "./allow-hosts.ts";
import type { BrowserSession, BrowserSessionOptions } from "./browser-session.ts";
import { HeldBrowser } from "./held-browser.ts";
import { type BrowserReach, launchOptions } from "./launch-options.ts";
import { mapLaunchError } from "./map-playwright-error.ts";

/**
 * Starts a browser in its own process group and opens one page. On failure (BROWSER_UNAVAILABLE, NO_SPACE) it leaves
 * nothing behind.
 */
export async function openBrowserSession(
  options: BrowserSessionOptions,
  signal: AbortSignal,
): Promise<BrowserSession> {
  const gate = createHostGate(options.origins, (host, count) => {
    // What the proxy lets through is not blocked, and what it does not is listed with the picture.
    if (options.pictureProxyPort === undefined) options.events.blocked(host, count);
  });
  const { browser, pid } = await launchBrowser(options, gate, signal);
  options.events.opened(pid);
  const held = new HeldBrowser(browser, pid, { options, gate });
  try {
    await held.open(signal);
    return held;
  } catch (error) {
    await held.close({ errorPath: true });
    throw error;
  }
}

async function launchBrowser(
  options: BrowserSessionOptions,
  gate: HostGate,
  signal: AbortSignal,
): Promise<{ browser: Browser; pid: number | undefined }> {
  signal.throwIfAborted();
  const marker = randomUUID();
  const { pictureProxyPort: port } = options;
  const reach: BrowserReach =
    port === undefined ? { how: "hosts", names: gate.hostNames } : { how: "proxy", port };
  const { system } = options;
  using children = system.watchChildren();
  const launching = chromium.launch(launchOptions(options.launch, reach, marker));
  try {
    const browser = await orAborted(launching, signal);
    return { browser, pid: children.find(marker) };
  } catch (error) {
    const pid = children.find(marker);
    if (pid !== undefined) system.killTree(pid);
    signal.throwIfAborted();
    throw mapLaunchError(error);
  }
}
