import { linuxSystem } from "@jobcan-automation/proc";
import type { BrowserEvents, BrowserSession } from "../browser/browser-session.ts";
import { openBrowserSession } from "../browser/open-browser-session.ts";
import { findTestChromium } from "./find-test-chromium.ts";

/** What a test wants to differ from a browser that nobody listens to. */
export interface TestBrowserOptions {
  stepTimeoutMs?: number | undefined;
  closeTimeoutMs?: number | undefined;
  events?: Partial<BrowserEvents>;
}

/** A browser of a test, which may reach these sites only. The caller closes it. */
export async function openTestBrowser(
  origins: readonly string[],
  differing: TestBrowserOptions = {},
): Promise<BrowserSession> {
  const { stepTimeoutMs = 15_000, closeTimeoutMs = 5_000 } = differing;
  return await openBrowserSession(
    {
      launch: {
        ...findTestChromium(process.env),
        env: { PATH: process.env["PATH"] ?? "", HOME: "/tmp" },
      },
      system: linuxSystem,
      origins,
      cookies: [],
      stepTimeoutMs,
      closeTimeoutMs,
      events: { ...silent, ...differing.events },
    },
    new AbortController().signal,
  );
}

const silent: BrowserEvents = {
  opened: ignore,
  closed: ignore,
  cleanup: ignore,
  dialog: ignore,
  blocked: ignore,
};

function ignore(): void {
  // An event that the test does not use.
}
