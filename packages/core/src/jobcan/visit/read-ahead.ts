import { pause } from "../../base/deadline.ts";
import type { Page } from "playwright";
import type { InsideAnswer } from "../../browser/inside-answers.ts";

/** Fetches a page without leaving this one; undefined for an answer that may not be used. */
export type FetchPage = (page: Page) => Promise<InsideAnswer | undefined>;

/**
 * One page that was fetched while the page before it is still in use. It stands in for a request to the site once,
 * soon, and only where nothing is in doubt.
 */
export interface ReadAhead {
  /**
   * Begins to fetch a page in place of any before it. `fetchPage` gives undefined for an answer that may not be used;
   * its failure counts as one.
   */
  begin(url: string, fetchPage: () => Promise<InsideAnswer | undefined>): void;
  /**
   * What was fetched of this address, after a short wait for it; it can be taken once. An answer that may not be used
   * or is late ends reading ahead.
   */
  take(url: string): Promise<InsideAnswer | undefined>;
  /** Forgets what was fetched. What comes to nothing twice is not tried again. */
  drop(): void;
  /** Nothing is read ahead any more. */
  giveUp(): void;
}

/** A page that is older shows what may have changed. */
const freshMs = 30_000;
/** How long a page is waited for that the site is still answering; after that it is asked for anew. */
const patienceMs = 3_000;
const mostDrops = 2;

export function createReadAhead(
  clock: {
    monotonicMs(): number;
    wait(ms: number, signal: AbortSignal): Promise<void>;
  } = { monotonicMs: () => performance.now(), wait: pause },
): ReadAhead {
  let [isOff, drops] = [false, 0];
  let begun: { url: string; atMs: number; page: Promise<InsideAnswer | undefined> } | undefined;
  const giveUp = () => {
    isOff = true;
    begun = undefined;
  };
  const drop = () => {
    if (begun === undefined) return;
    begun = undefined;
    drops += 1;
    if (drops === mostDrops) giveUp();
  };
  const arrived = async (page: Promise<InsideAnswer | undefined>) => {
    const enough = new AbortController();
    const late = clock.wait(patienceMs, enough.signal).then(nothing, nothing);
    try {
      return await Promise.race([page, late]);
    } finally {
      enough.abort();
    }
  };
  return {
    begin(url, fetchPage) {
      if (isOff) return;
      begun = { url, atMs: clock.monotonicMs(), page: fetchPage().catch(nothing) };
    },
    async take(url) {
      const held = begun;
      if (held?.url !== url) {
        drop();
        return undefined;
      }
      begun = undefined;
      if (clock.monotonicMs() - held.atMs > freshMs) return undefined;
      const page = await arrived(held.page);
      if (page === undefined) giveUp();
      return page;
    },
    drop,
    giveUp,
  };
}

function nothing(): undefined {
  return undefined;
}
