/// <reference lib="dom" />
/* oxlint-disable unicorn/consistent-function-scoping -- a function that runs inside the page must carry its helpers with it */
import type { Disposable, Page } from "playwright";
import { siteMap } from "../../site-map.ts";
import type { SiteVisit } from "../../visit/visit-types.ts";

/**
 * Has the pages of leave keep account, from their first script on, of what their scripts have begun and not ended:
 * requests to their own site, and timers. Call with each new browser; never throws: a page without an account is not
 * taken for whole.
 */
export function watchLateWork(visit: Pick<SiteVisit, "act">, signal: AbortSignal): Promise<void> {
  const asked = { path: siteMap.paths.leaveList, key: accountKey, longestTimerMs };
  return untroubled(visit, signal, async (page) => {
    const scripts = [
      page.addInitScript(countTimers, asked),
      page.addInitScript(countAnswers, asked),
    ];
    watched.set(page, await Promise.all(scripts));
  });
}

/** Once leave was read: a script at the start of each page costs some 10 ms of it. Never throws. */
export function unwatchLateWork(visit: Pick<SiteVisit, "act">, signal: AbortSignal): Promise<void> {
  return untroubled(visit, signal, async (page) => {
    await Promise.all((watched.get(page) ?? []).map((script) => script.dispose()));
    watched.delete(page);
  });
}

async function untroubled(
  ...[visit, signal, work]: [Pick<SiteVisit, "act">, AbortSignal, (page: Page) => Promise<void>]
): Promise<void> {
  try {
    await visit.act("watch_late_work", signal, work);
  } catch {
    // The browser is gone or the run is over, which the next step reports.
  }
}

const watched = new WeakMap<Page, readonly Disposable[]>();

/**
 * Waits until nothing that the page's scripts began is under way and the page has stayed the same for a moment; where
 * nothing was begun, that is all it takes. False where an answer of the site is still to come when patience ends, or
 * the page kept no account: what the page shows is then not all of it.
 */
export function waitForLateWork(page: Page): Promise<boolean> {
  return page.evaluate(isDone, { key: accountKey, quietMs, patienceMs, answerPatienceMs });
}

const accountKey = "late-work";
/** The page stays as it is for so long. */
const quietMs = 30;
/** How long timers, and a page that keeps moving, are waited for: they may go on for ever and mean nothing. */
const patienceMs = 3_000;
const longestTimerMs = 3_000;
/** How long an answer of the site is waited for. */
const answerPatienceMs = 6_000;

interface Account {
  answers: number;
  timers: Set<number>;
  sleep: (ms: number) => Promise<void>;
}

/** Runs inside the page: it may use nothing but its argument. */
function countTimers(asked: { path: string; key: string; longestTimerMs: number }): void {
  if (window.top !== window || !location.pathname.startsWith(asked.path)) return;
  const later = window.setTimeout.bind(window);
  const timers = new Set<number>();
  const sleep = (ms: number) => new Promise<void>((resolve) => later(resolve, ms));
  const account: Account = { answers: 0, timers, sleep };
  Object.defineProperty(window, Symbol.for(asked.key), { value: account });
  // A timer of the same length that is set after another ends after it.
  const counted = (set: (handler: TimerHandler, ms?: number, ...rest: unknown[]) => number) =>
    function timer(handler: TimerHandler, ms?: number, ...rest: unknown[]) {
      const id = set(handler, ms, ...rest);
      if ((ms ?? 0) > asked.longestTimerMs) return id;
      timers.add(id);
      later(() => timers.delete(id), ms);
      return id;
    };
  const dropped = (clear: (id?: number) => void) =>
    function clearTimer(id?: number) {
      timers.delete(Number(id));
      clear(id);
    };
  Object.assign(window, {
    setTimeout: counted(later),
    setInterval: counted(window.setInterval.bind(window)),
    clearTimeout: dropped(window.clearTimeout.bind(window)),
    clearInterval: dropped(window.clearInterval.bind(window)),
  });
}

/** Runs inside the page: it may use nothing but its argument. */
function countAnswers(asked: { key: string }): void {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- set by the script before this one
  const account = Reflect.get(window, Symbol.for(asked.key)) as Account | undefined;
  if (account === undefined) return;
  const site = (host: string) => host.split(".").slice(-2).join(".");
  const isOwn = (url: string) =>
    site(URL.parse(url, document.baseURI)?.hostname ?? "") === site(location.hostname);
  const begin = () => {
    let isOpen = true;
    account.answers += 1;
    return () => {
      if (isOpen) account.answers -= 1;
      isOpen = false;
    };
  };
  const ask = window.fetch.bind(window);
  const toItsEnd = async (answer: Response) => {
    await answer.clone().body?.pipeTo(new WritableStream());
  };
  window.fetch = (input, init) => {
    const asking = ask(input, init);
    const end = isOwn(input instanceof Request ? input.url : String(input)) ? begin() : undefined;
    if (end !== undefined) void asking.then(toItsEnd).then(end, end);
    return asking;
  };
  // oxlint-disable-next-line typescript/unbound-method -- each is called with the request that it is of
  const { open, send } = XMLHttpRequest.prototype;
  const own = new WeakSet<XMLHttpRequest>();
  Object.assign(XMLHttpRequest.prototype, {
    open(this: XMLHttpRequest, ...all: Parameters<typeof open>) {
      if (isOwn(String(all[1]))) own.add(this);
      else own.delete(this);
      open.apply(this, all);
    },
    send(this: XMLHttpRequest, body?: XMLHttpRequestBodyInit | null) {
      send.call(this, body);
      if (own.has(this) && this.readyState !== XMLHttpRequest.DONE)
        this.addEventListener("loadend", begin(), { once: true });
    },
  });
}

/** Runs inside the page: it may use nothing but its argument. */
async function isDone(asked: {
  key: string;
  quietMs: number;
  patienceMs: number;
  answerPatienceMs: number;
}): Promise<boolean> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- set before any script of the page
  const account = Reflect.get(window, Symbol.for(asked.key)) as Account | undefined;
  if (account === undefined) return false;
  const start = performance.now();
  let since = start;
  const moving = new MutationObserver(() => {
    since = performance.now();
  });
  moving.observe(document, { childList: true, subtree: true, characterData: true });
  try {
    for (;;) {
      const now = performance.now();
      const isBusy = account.answers > 0 || account.timers.size > 0;
      if (isBusy || document.readyState !== "complete") since = now;
      if (now - since >= asked.quietMs) return true;
      if (account.answers === 0 && now - start >= asked.patienceMs) return true;
      if (now - start >= asked.answerPatienceMs) return false;
      await account.sleep(10);
    }
  } finally {
    moving.disconnect();
  }
}
