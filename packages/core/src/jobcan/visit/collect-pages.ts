import type { BrowserSession } from "../../browser/browser-session.ts";

/**
 * The renderer holds on to pages it has left until it collects garbage. Collecting every fourth page, measured over 28
 * day pages: 27 MB instead of up to 97, for 6 % of the time.
 */
const pagesPerCollection = 4;

/** Call before each page: collects what earlier ones left, where it is time. */
export function createCollection(
  act: BrowserSession["run"],
): (signal: AbortSignal) => Promise<void> {
  let pages = 0;
  return async (signal) => {
    pages += 1;
    if (pages % pagesPerCollection === 0) await act("collect", signal, (page) => page.requestGC());
  };
}
