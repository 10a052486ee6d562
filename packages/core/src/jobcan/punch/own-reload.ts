import type { Frame, Page } from "playwright";
import { orTimedOut } from "../../base/deadline.ts";

/** What a page does by itself after a press: it loads anew, by the reply's word (docs/jobcan.md §5.2). */
export interface OwnReload extends Disposable {
  /** Whether the page was loaded anew, waited for within a bound. */
  happened(): Promise<boolean>;
}

const patienceMs = 3_000;

/** Watches for it from before the press, because it follows the reply at once. */
export function watchOwnReload(page: Page): OwnReload {
  const { promise, resolve } = Promise.withResolvers<void>();
  const onNavigated = (frame: Frame) => {
    if (frame === page.mainFrame()) resolve();
  };
  page.on("framenavigated", onNavigated);
  return {
    async happened() {
      try {
        const loaded = promise.then(() => page.waitForLoadState("domcontentloaded"));
        await orTimedOut(loaded, patienceMs, "own_reload");
        return true;
      } catch {
        return false;
      }
    },
    [Symbol.dispose]: () => void page.off("framenavigated", onNavigated),
  };
}
