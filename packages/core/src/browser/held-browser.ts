import type { Browser, BrowserContext, CDPSession, Page } from "playwright";
import { AutofillError } from "@jobcan-automation/contract";
import { orAborted, orTimedOut } from "../base/deadline.ts";
import { blockHeavyFiles, type HostGate } from "./allow-hosts.ts";
import type { BrowserSession, BrowserSessionOptions } from "./browser-session.ts";
import { closeInOrder } from "./close-in-order.ts";
import { createInsideAnswers, type InsideAnswers } from "./inside-answers.ts";
import { contextOptions } from "./launch-options.ts";
import { mapPlaywrightError } from "./map-playwright-error.ts";
import { cookiesOf, type SessionCookies } from "./site-cookies.ts";
import { type HangLimits, watchHang } from "./watch-hang.ts";
import { type Navigation, watchNavigation } from "./watch-navigation.ts";

/** Added to a step's time limit, so that Playwright's own timeout, which says more, comes first. */
const graceMs = 250;
const cookieTimeoutMs = 1_000;

/** A browser that was launched, from its first page to its end. */
export class HeldBrowser implements BrowserSession {
  readonly gate: HostGate;
  readonly pid: number | undefined;
  readonly #browser: Browser;
  readonly #options: BrowserSessionOptions;
  readonly #gone = new AbortController();
  #context: BrowserContext | undefined;
  #page: Page | undefined;
  #inside: InsideAnswers | undefined;
  #cdp: CDPSession | undefined;
  #navigation: () => Navigation | undefined = () => undefined;
  #closing: Promise<void> | undefined;

  constructor(
    browser: Browser,
    pid: number | undefined,
    made: { options: BrowserSessionOptions; gate: HostGate },
  ) {
    this.#browser = browser;
    this.pid = pid;
    this.gate = made.gate;
    this.#options = made.options;
    browser.on("disconnected", () => this.#gone.abort(crashed("browser_gone")));
  }

  async open(signal: AbortSignal): Promise<void> {
    await this.#step("open_page", signal, async () => {
      this.#context = await this.#browser.newContext(contextOptions);
      this.#context.setDefaultTimeout(this.#options.stepTimeoutMs);
      await this.#context.addCookies([...this.#options.cookies]);
      await this.#openPage(this.#context);
    });
  }

  run<T>(step: string, signal: AbortSignal, work: (page: Page) => Promise<T>): Promise<T> {
    const page = this.#page;
    if (page === undefined) return Promise.reject(crashed("no_page"));
    return this.#step(step, signal, () => work(page));
  }

  async wait<T>(signal: AbortSignal, work: (until: AbortSignal) => Promise<T>): Promise<T> {
    const until = AbortSignal.any([signal, this.#gone.signal]);
    until.throwIfAborted();
    return await orAborted(work(until), until);
  }

  get inside(): InsideAnswers {
    if (this.#inside === undefined) throw crashed("no_page");
    return this.#inside;
  }

  navigation(): Navigation | undefined {
    return this.#navigation();
  }

  async cookies(): Promise<SessionCookies> {
    if (this.#context === undefined) return [];
    const all = await orTimedOut(this.#context.cookies(), cookieTimeoutMs, "read_cookies");
    return cookiesOf(this.#options.origins, all);
  }

  close(how: { errorPath: boolean }): Promise<void> {
    this.#closing ??= this.#close(how.errorPath);
    return this.#closing;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close({ errorPath: false });
  }

  async #openPage(context: BrowserContext): Promise<void> {
    const page = await context.newPage();
    this.#page = page;
    this.#navigation = watchNavigation(page);
    this.gate.watch(page);
    page.on("crash", () => this.#gone.abort(crashed("page_crashed")));
    page.on("popup", (popup) => void popup.close().catch(ignoreGone));
    page.on("dialog", (dialog) => {
      const leaves = dialog.type() === "beforeunload";
      const { events, pictureProxyPort } = this.#options;
      if (!leaves) events.dialog(pictureProxyPort === undefined ? dialog.message() : "");
      void (leaves ? dialog.accept() : dialog.dismiss()).catch(ignoreGone);
    });
    const cdp = await context.newCDPSession(page);
    this.#cdp = cdp;
    if (this.#options.pictureProxyPort === undefined) await blockHeavyFiles(cdp);
    this.#inside = createInsideAnswers(cdp);
  }

  async #step<T>(step: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    signal.throwIfAborted();
    this.#gone.signal.throwIfAborted();
    const either = AbortSignal.any([signal, this.#gone.signal]);
    const deadlineMs = this.#options.stepTimeoutMs + graceMs;
    using watch = watchHang(() => this.#ask(), step, hangLimits(this.#options.stepTimeoutMs));
    try {
      const worked = orTimedOut(work(), deadlineMs, step);
      return await orAborted(Promise.race([worked, watch.hung]), either);
    } catch (error) {
      signal.throwIfAborted();
      this.#gone.signal.throwIfAborted();
      throw stepError(error, step);
    }
  }

  /**
   * The least that a living page can answer. While the site has not answered yet, Chromium holds such questions back.
   */
  async #ask(): Promise<void> {
    const newest = this.#navigation();
    if (newest !== undefined && newest.status === undefined) return;
    await this.#cdp?.send("Runtime.evaluate", { expression: "1" });
  }

  /**
   * Goes to a blank page first: closing a page while Chromium still loads the error page of a failed navigation never
   * answers.
   */
  async #leaveFailedPage(): Promise<void> {
    const newest = this.#navigation();
    if (this.#page === undefined || newest === undefined || newest.status !== undefined) return;
    try {
      await orTimedOut(this.#page.goto("about:blank"), leaveTimeoutMs, "leave_failed_page");
    } catch {
      // Closing the page then reports what is wrong.
    }
  }

  async #close(errorPath: boolean): Promise<void> {
    const { events, closeTimeoutMs, system } = this.#options;
    await this.#leaveFailedPage();
    const killed = await closeInOrder(
      {
        page: this.#page ?? nothingOpen,
        context: this.#context ?? nothingOpen,
        browser: this.#browser,
        pid: this.pid,
      },
      {
        system,
        stepTimeoutMs: closeTimeoutMs,
        errorPath: errorPath || this.#gone.signal.aborted,
        onCleanup: (step, result) => events.cleanup(step, result),
      },
    );
    events.closed(killed, this.pid);
  }
}

/** A page that hangs is known as such before a step that waits for the site has to end: after 10 s of 15. */
function hangLimits(stepTimeoutMs: number): HangLimits {
  return { calmMs: stepTimeoutMs * 0.25, answerMs: stepTimeoutMs * 0.4 };
}

const leaveTimeoutMs = 1_000;

const nothingOpen = { close: () => Promise.resolve() };

function crashed(cause: string): AutofillError {
  return new AutofillError("BROWSER_CRASHED", { cause });
}

/** A step that exceeds its own time limit hangs in the page: SITE_UNAVAILABLE, unlike the job's time limit. */
function stepError(error: unknown, step: string): AutofillError {
  const mapped = mapPlaywrightError(error, step);
  return mapped.code === "JOB_TIMED_OUT"
    ? new AutofillError("SITE_UNAVAILABLE", { step, cause: "hangs" })
    : mapped;
}

function ignoreGone(): void {
  // The page closed before its popup or dialog could be answered.
}
