import {
  AutofillError,
  type PictureHost,
  pictureLimits,
  type PictureState,
} from "@jobcan-automation/contract";
import type { CDPSession, Page, Request } from "playwright";
import { hostOf } from "../allow-hosts.ts";
import type { BrowserSession, BrowserSessionOptions } from "../browser-session.ts";
import { openBrowserSession } from "../open-browser-session.ts";
import { startConnectProxy } from "./connect-proxy.ts";
import { PictureHosts } from "./picture-hosts.ts";
import { PictureSteps, type PictureStep } from "./picture-steps.ts";
import { applyPageEvent, type PageEvent } from "./picture-input.ts";
import { Screencast } from "./screencast.ts";

export interface LivePictureOptions {
  browser: Omit<BrowserSessionOptions, "pictureProxyPort">;
  /** Called with what is known of the picture beside its frames, whenever that has changed. */
  onState: (state: PictureState) => void;
}

/** A browser that a person looks at and acts in, as its run sees it. The caller closes it. */
export interface ShownPicture extends AsyncDisposable {
  readonly session: BrowserSession;
  /** From now on it can be looked at. */
  show(): void;
  /**
   * Begins to go to a page; that this takes its time, or fails, is for the person to see. With `html` the page is that,
   * and the site is not asked for it.
   */
  open(url: string, html?: string): void;
  /** The next step; of several pages in a row the last. Rejects with the signal's reason. */
  next(signal: AbortSignal): Promise<PictureStep>;
}

/** The same, as its viewer has it. The page is at `about:blank` first. */
export interface LivePicture extends Omit<ShownPicture, "show"> {
  readonly state: PictureState;
  /** The next frame; see Screencast. */
  frame(signal: AbortSignal): Promise<Uint8Array>;
  /** Fits the page to a viewer, and makes a frame of what is there. */
  resize(size: { width: number; height: number }, signal: AbortSignal): Promise<void>;
  /** Does in the page what the person did; rejects where the page does not take it. */
  apply(event: PageEvent, signal: AbortSignal): Promise<void>;
  /** The person says that they are done. */
  finish(): void;
  /** The person's answer to a host that was asked for. */
  answerHost(host: string, isAllowed: boolean): void;
}

/**
 * Opens a browser with pictures that reaches what its list of hosts lets through. On failure (BROWSER_UNAVAILABLE,
 * NO_SPACE) it leaves nothing behind.
 */
export async function openLivePicture(
  options: LivePictureOptions,
  signal: AbortSignal,
): Promise<LivePicture> {
  await using held = new AsyncDisposableStack();
  const ended = new AbortController();
  const steps = new PictureSteps();
  const standIn: StandIn = { page: undefined };
  const shown: Shown = { host: "", title: "", hosts: [] };
  const hosts = new PictureHosts({
    origins: options.browser.origins,
    onChange: (list) => {
      shown.hosts = list;
      options.onState(shown);
    },
  });
  const proxy = held.use(await startConnectProxy({ hosts }));
  const session = held.use(
    await openBrowserSession({ ...options.browser, pictureProxyPort: proxy.port }, signal),
  );
  const screencast = await session.run("open_picture", signal, async (page) => {
    await page.setViewportSize(widest);
    const cdp = await page.context().newCDPSession(page);
    watchPage(page, { shown, hosts, steps, onState: options.onState });
    await holdNavigations(cdp, { hosts, standIn, signal: ended.signal });
    const cast = new Screencast(cdp, widest);
    await cast.start();
    return cast;
  });
  held.use(screencast);
  // What waits for the person's answer goes first: a page does not close before that.
  held.defer(() => ended.abort());
  const parts = held.move();
  return {
    session,
    open(url, html) {
      if (html !== undefined) standIn.page = { url, html };
      void session.run("open_in_picture", ended.signal, startOpening(url)).catch(ignoreGone);
    },
    next: (until) => steps.next(until),
    finish: () => steps.put("done"),
    get state() {
      return shown;
    },
    frame: (until) => screencast.next(until),
    async resize({ width, height }, until) {
      await session.run("picture_size", until, (page) => page.setViewportSize({ width, height }));
      await screencast.refresh();
    },
    apply: (event, until) =>
      session.run("picture_input", until, (page) => applyPageEvent(page, event)),
    answerHost: (host, isAllowed) => hosts.answer(host, isAllowed),
    [Symbol.asyncDispose]: () => parts.disposeAsync(),
  };
}

const widest = { width: pictureLimits.maxWidth, height: pictureLimits.height };

interface Shown extends PictureState {
  host: string;
  title: string;
  hosts: readonly PictureHost[];
}

/** Does not wait for the page: it may first have to be asked whether the browser may be led there. */
function startOpening(url: string): (page: Page) => Promise<void> {
  return async (page) => {
    void page.goto(url, { waitUntil: "commit", timeout: 0 }).catch(ignoreGone);
  };
}

interface Watched {
  shown: Shown;
  hosts: PictureHosts;
  steps: PictureSteps;
  onState: (state: PictureState) => void;
}

/** Follows where the page is, and which files it asks for. */
function watchPage(page: Page, { shown, hosts, steps, onState }: Watched): void {
  page.on("request", (request) => {
    if (!isMainNavigation(page, request)) hosts.announce(request.url());
  });
  const readTitle = async () => {
    try {
      shown.host = hostOf(page.url());
      shown.title = (await page.title()).slice(0, 200);
    } catch {
      // It was left while it was looked at: the page that comes next is read.
    }
    onState(shown);
  };
  const gone = new AutofillError("BROWSER_CRASHED", { cause: "browser_gone" });
  page.on("crash", () => steps.fail(gone));
  page.on("close", () => steps.fail(gone));
  page.on("domcontentloaded", () => {
    steps.put("page");
    void readTitle();
  });
}

function isMainNavigation(page: Page, request: Request): boolean {
  return request.isNavigationRequest() && request.frame() === page.mainFrame();
}

/** Holds each hop of the main frame until it may be led there; redirects come hop by hop. */
async function holdNavigations(
  cdp: CDPSession,
  { hosts, standIn, signal }: { hosts: PictureHosts; standIn: StandIn; signal: AbortSignal },
): Promise<void> {
  const { frameTree } = await cdp.send("Page.getFrameTree");
  const main = frameTree.frame.id;
  const settle = async (requestId: string, url: string, isMain: boolean) => {
    const { page } = standIn;
    if (isMain && page?.url === url) {
      standIn.page = undefined;
      await cdp.send("Fetch.fulfillRequest", { requestId, ...answerOf(page.html) });
      return;
    }
    const isAllowed = !isMain || (await hosts.mayLead(url, signal));
    if (!isMain) hosts.announce(url);
    await (isAllowed
      ? cdp.send("Fetch.continueRequest", { requestId })
      : cdp.send("Fetch.failRequest", { requestId, errorReason: "BlockedByClient" }));
  };
  cdp.on("Fetch.requestPaused", ({ requestId, request, frameId }) => {
    void settle(requestId, request.url, frameId === main).catch(ignoreGone);
  });
  await cdp.send("Fetch.enable", { patterns: [{ resourceType: "Document" }] });
}

/** A page that is shown once in place of what the site would answer. */
interface StandIn {
  page: { url: string; html: string } | undefined;
}

function answerOf(html: string) {
  return {
    responseCode: 200,
    responseHeaders: [{ name: "content-type", value: "text/html; charset=utf-8" }],
    body: Buffer.from(html).toString("base64"),
  };
}

function ignoreGone(): void {
  // The page is closed, and its request with it.
}
