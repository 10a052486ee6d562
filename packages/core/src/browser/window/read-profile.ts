import { randomUUID } from "node:crypto";
import type { ProcessSystem } from "@jobcan-automation/proc";
import { chromium } from "playwright";
import { orAborted } from "../../base/deadline.ts";
import type { BrowserEvents } from "../browser-session.ts";
import { closeInOrder } from "../close-in-order.ts";
import { launchOptions } from "../launch-options.ts";
import { mapLaunchError } from "../map-playwright-error.ts";
import { cookiesOf, type SessionCookies } from "../site-cookies.ts";
import type { WindowBrowser } from "./open-window.ts";

export interface ProfileReading {
  system: ProcessSystem;
  browser: WindowBrowser;
  folder: string;
  /** URLs of the only sites whose cookies are taken. */
  origins: readonly string[];
  /** Time limit of one step of closing. */
  closeTimeoutMs: number;
  events: Pick<BrowserEvents, "opened" | "closed" | "cleanup">;
}

/**
 * Reads the sites' cookies of a profile that nobody uses any more, with the browser that wrote them, driven and without
 * a window: what it keeps only itself can read. It reaches no host at all meanwhile. BROWSER_UNAVAILABLE where it does
 * not start.
 */
export async function readProfileCookies(
  reading: ProfileReading,
  signal: AbortSignal,
): Promise<SessionCookies> {
  signal.throwIfAborted();
  const { system, browser, folder, origins, closeTimeoutMs, events } = reading;
  const marker = randomUUID();
  const options = launchOptions(browser, { how: "hosts", names: [] }, marker);
  using children = system.watchChildren();
  const launching = chromium.launchPersistentContext(folder, options);
  let errorPath = true;
  try {
    const context = await orAborted(launching, signal);
    const pid = children.find(marker);
    events.opened(pid);
    try {
      const cookies = cookiesOf(origins, await orAborted(context.cookies(), signal));
      errorPath = false;
      return cookies;
    } finally {
      const how = { system, stepTimeoutMs: closeTimeoutMs, errorPath, onCleanup: events.cleanup };
      const held = { page: nothingOpen, context, browser: nothingOpen, pid };
      events.closed(await closeInOrder(held, how), pid);
    }
  } catch (error) {
    // One that arrives late is nobody's.
    void launching.then(async (late) => await late.close()).catch(() => {});
    const pid = children.find(marker);
    if (pid !== undefined) system.killTree(pid);
    signal.throwIfAborted();
    throw mapLaunchError(error);
  }
}

const nothingOpen = { close: () => Promise.resolve() };
