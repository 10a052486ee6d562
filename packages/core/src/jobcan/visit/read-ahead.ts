import { pause } from "../../base/deadline.ts";
import type { Page } from "playwright";
import type { InsideAnswer } from "../../browser/inside-answers.ts";

/** A page that can be fetched ahead. */
export interface PageAhead {
  url: string;
  /** Fetches it without leaving the page that is open; undefined for an answer that may not be used. */
  fetchPage: (page: Page) => Promise<InsideAnswer | undefined>;
}

/**
 * Pages that were fetched while the page before them is still in use. Each stands in for a request to the site once,
 * soon, and only where nothing is in doubt.
 */
export interface ReadAhead {
  /**
   * Begins to fetch pages in place of any before them. `fetchPages` gives one answer for each address, in order:
   * undefined for one that may not be used; its failure counts as one.
   */
  begin(urls: readonly string[], fetchPages: () => readonly Promise<Fetched>[]): void;
  /**
   * What was fetched of this address, after a short wait for it and for those beside it, which the next page would cut
   * off; it can be taken once. An answer that may not be used or is late ends reading ahead.
   */
  take(url: string): Promise<Fetched>;
  /** Forgets what was fetched. What comes to nothing twice is not tried again. */
  drop(): void;
  /** Nothing is read ahead any more. */
  giveUp(): void;
}

type Fetched = InsideAnswer | undefined;

/** A page that is older shows what may have changed. */
const freshMs = 30_000;
/** How long pages are waited for that the site is still answering; after that they are asked for anew. */
const patienceMs = 3_000;
const mostDrops = 2;

export function createReadAhead(
  clock: {
    monotonicMs(): number;
    wait(ms: number, signal: AbortSignal): Promise<void>;
  } = { monotonicMs: () => performance.now(), wait: pause },
): ReadAhead {
  let [isOff, drops] = [false, 0];
  let begun: Begun | undefined;
  const giveUp = () => {
    isOff = true;
    begun = undefined;
  };
  const drop = () => {
    if (begun === undefined) return;
    // Of several, those that were taken were not in vain.
    const isInVain = !begun.used;
    begun = undefined;
    if (!isInVain) return;
    drops += 1;
    if (drops === mostDrops) giveUp();
  };
  const arrived = async (pages: readonly Promise<Fetched>[], asked: Promise<Fetched>) => {
    const enough = new AbortController();
    const late = clock.wait(patienceMs, enough.signal).then(nothing, nothing);
    try {
      await Promise.race([Promise.all(pages), late]);
      return await Promise.race([asked, nothing()]);
    } finally {
      enough.abort();
    }
  };
  return {
    begin(urls, fetchPages) {
      if (isOff) return;
      const pages = fetchPages().map((page) => page.catch(nothing));
      const byUrl = new Map(urls.flatMap((url, at) => (pages[at] ? [[url, pages[at]]] : [])));
      begun = { atMs: clock.monotonicMs(), pages: byUrl, used: false };
    },
    async take(url) {
      const held = begun?.pages.get(url);
      if (begun === undefined || held === undefined) {
        drop();
        return undefined;
      }
      const { atMs, pages } = begun;
      const all = [...pages.values()];
      begun.used = true;
      pages.delete(url);
      if (pages.size === 0) begun = undefined;
      if (clock.monotonicMs() - atMs > freshMs) return undefined;
      const page = await arrived(all, held);
      if (page === undefined) giveUp();
      return page;
    },
    drop,
    giveUp,
  };
}

/** Each of the pages, once this is done too. */
export function whenAlso<T>(pages: readonly Promise<T>[], others: readonly Promise<void>[]) {
  const ready = Promise.all(others);
  return pages.map((page) => Promise.all([page, ready]).then(([fetched]) => fetched));
}

interface Begun {
  atMs: number;
  pages: Map<string, Promise<Fetched>>;
  /** One of them was taken. */
  used: boolean;
}

function nothing(): Promise<undefined> {
  return Promise.resolve(undefined);
}
