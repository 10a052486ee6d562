import type { Page } from "playwright";
import { hostOf } from "../../browser/allow-hosts.ts";
import type { BrowserSession, SessionCookies } from "../../browser/browser-session.ts";
import type { Navigation } from "../../browser/watch-navigation.ts";
import { pause } from "../../base/deadline.ts";
import { AutofillError, toAutofillError } from "@jobcan-automation/contract";
import type { RunReporter } from "../../base/ports.ts";
import { classifyPage, type PageKind, statusError } from "./classify-page.ts";
import { cleanSiteText } from "../clean-site-text.ts";
import { type PageSnapshot, snapshotPage } from "./page-snapshot.ts";
import { createRateLimit, isRateLimitUrl, type RateLimit } from "./rate-limit.ts";
import { recoveryFor } from "./recovery.ts";
import { bridgeUrl, type SiteUrls } from "../site-map.ts";

/** A page that was reached, and its kind. */
export interface Landing {
  kind: PageKind;
  page: PageSnapshot;
  navigation: Navigation | undefined;
}

export interface SiteVisitOptions {
  site: SiteUrls;
  reporter: RunReporter;
  /** The first wait where the site limits the number of pages. */
  ratePauseMs: number;
  /** See RateLimitOptions. */
  alsoEndedBy: () => AbortSignal | undefined;
  /** Starts a browser holding these cookies; the visit closes it. */
  openBrowser(cookies: SessionCookies, signal: AbortSignal): Promise<BrowserSession>;
}

/**
 * One job's session at Jobcan in one browser at a time. Reading is retried after a cut, a 5xx, a hang, a crash of the
 * browser or a lost session, within small limits. Nothing here presses a button or knows a password.
 */
export interface SiteVisit extends AsyncDisposable {
  readonly site: SiteUrls;
  /** Goes to a page of any kind. */
  open(url: string, signal: AbortSignal): Promise<Landing>;
  /** Goes to a page of the signed-in employee and reads it. SESSION_LOST when the bridge does not lead back. */
  read<T>(url: string, signal: AbortSignal, extract: (page: Page) => Promise<T>): Promise<T>;
  /** Does something on the current page, once. */
  act<T>(step: string, signal: AbortSignal, work: (page: Page) => Promise<T>): Promise<T>;
  /** Reads what the current page is. */
  current(signal: AbortSignal): Promise<Landing>;
  /** The URL outside the configured sites that the newest navigation led to, if it did. */
  offSite(): string | undefined;
  /** SITE_RATE_LIMITED where the newest navigation ended at the limit of pages, else undefined. */
  limitMet(): AutofillError | undefined;
  /** Waits until the limit of pages is over; SITE_RATE_LIMITED when that happened too often in a row. */
  waitOutLimit(error: AutofillError, signal: AbortSignal): Promise<void>;
  /**
   * Starts a new browser in place of one that died, with the last known cookies; BROWSER_CRASHED when that happened too
   * often.
   */
  relaunch(error: AutofillError, signal: AbortSignal): Promise<void>;
  close(how: { errorPath: boolean }): Promise<void>;
}

/** Opens the browser for a job; the caller closes the visit. */
export async function openSiteVisit(
  options: SiteVisitOptions,
  signal: AbortSignal,
): Promise<SiteVisit> {
  return new Visit(options, await options.openBrowser([], signal));
}

const maxRelaunches = 2;
const maxSessionLosses = 3;

/**
 * The renderer holds on to pages it has left until it collects garbage. Collecting every fourth page, measured over 28
 * day pages: 27 MB instead of up to 97, for 6 % of the time.
 */
const pagesPerCollection = 4;

class Visit implements SiteVisit {
  readonly site: SiteUrls;
  readonly #options: SiteVisitOptions;
  readonly #limit: RateLimit;
  #session: BrowserSession;
  #cookies: SessionCookies = [];
  /** The signed-in person's name and employee id as first shown. */
  readonly #person = new Map<"person" | "employeeId", string>();
  #relaunches = 0;
  #losses = 0;
  #pages = 0;

  constructor(options: SiteVisitOptions, session: BrowserSession) {
    this.#options = options;
    this.site = options.site;
    this.#session = session;
    const { reporter, ratePauseMs: pauseMs, alsoEndedBy } = options;
    this.#limit = createRateLimit({ reporter, pauseMs, alsoEndedBy });
  }

  async open(url: string, signal: AbortSignal): Promise<Landing> {
    for (let attempt = 1; ;) {
      try {
        return await this.#goto(url, signal);
      } catch (error) {
        signal.throwIfAborted();
        const failed = toAutofillError(error);
        if (isLimit(failed)) await this.#limit.waitOut(failed, signal);
        else await this.#recover(failed, { url, attempt: attempt++ }, signal);
      }
    }
  }

  async read<T>(url: string, signal: AbortSignal, extract: (page: Page) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      const landing = await this.open(url, signal);
      if (isSignedOut(landing.kind)) {
        await this.#renewSession(signal);
        continue;
      }
      requireEmployee(landing);
      try {
        return await this.act("read_page", signal, extract);
      } catch (error) {
        signal.throwIfAborted();
        await this.#recover(toAutofillError(error), { url, attempt }, signal);
      }
    }
  }

  act<T>(step: string, signal: AbortSignal, work: (page: Page) => Promise<T>): Promise<T> {
    return this.#session.run(step, signal, work);
  }

  async current(signal: AbortSignal): Promise<Landing> {
    const page = await this.act("look", signal, snapshotPage);
    const navigation = this.#session.navigation();
    const failed =
      this.limitMet() ?? limitAt(page.url, navigation) ?? statusError(page, navigation);
    if (failed !== undefined) throw failed;
    const kind = classifyPage(page, this.site);
    if (kind === "employee") await this.#noteEmployee(page);
    return { kind, page, navigation };
  }

  offSite(): string | undefined {
    const url = this.#session.navigation()?.url;
    return url === undefined || this.#session.gate.allows(url) ? undefined : url;
  }

  limitMet(): AutofillError | undefined {
    const navigation = this.#session.navigation();
    return limitAt(navigation?.url ?? "", navigation);
  }

  waitOutLimit(error: AutofillError, signal: AbortSignal): Promise<void> {
    return this.#limit.waitOut(error, signal);
  }

  async relaunch(error: AutofillError, signal: AbortSignal): Promise<void> {
    this.#cookies = await this.#readCookies();
    await this.#session.close({ errorPath: true });
    this.#relaunches += 1;
    if (this.#relaunches > maxRelaunches) throw error;
    this.#session = await this.#options.openBrowser(this.#cookies, signal);
    const reason = String(error.facts["cause"] ?? error.code);
    this.#options.reporter.log("warn", { code: "browser_relaunched", facts: { reason } });
  }

  close(how: { errorPath: boolean }): Promise<void> {
    return this.#session.close(how);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close({ errorPath: false });
  }

  async #goto(url: string, signal: AbortSignal): Promise<Landing> {
    this.#pages += 1;
    if (this.#pages % pagesPerCollection === 0) {
      await this.act("collect", signal, (page) => page.requestGC());
    }
    await this.#limit.space(signal);
    const before = this.#session.navigation();
    try {
      await this.act("open", signal, (page) => page.goto(url, { waitUntil: "domcontentloaded" }));
    } catch (error) {
      const limited = this.#session.navigation() === before ? undefined : this.limitMet();
      if (limited !== undefined) throw limited;
      const elsewhere = this.offSite();
      if (elsewhere === undefined) throw error;
      throw new AutofillError("UNEXPECTED_REDIRECT", { host: hostOf(elsewhere) }, { cause: error });
    }
    const landing = await this.current(signal);
    this.#limit.passed();
    return landing;
  }

  /** Stores the cookies for a new browser, and checks that the signed-in person stays the same (docs/faults.md F36). */
  async #noteEmployee(page: PageSnapshot): Promise<void> {
    if (this.#cookies.length === 0) this.#cookies = await this.#readCookies();
    for (const sign of ["person", "employeeId"] as const) {
      const shown = page[sign];
      if (shown === "") continue;
      const expected = this.#person.get(sign) ?? shown;
      this.#person.set(sign, expected);
      if (expected === shown) continue;
      const facts = { expected: cleanSiteText(expected), shown: cleanSiteText(shown) };
      throw new AutofillError("ACCOUNT_MISMATCH", facts);
    }
  }

  async #recover(
    error: AutofillError,
    at: { url: string; attempt: number },
    signal: AbortSignal,
  ): Promise<void> {
    const recovery = recoveryFor(error, at.attempt);
    if (recovery.how === "give_up") throw error;
    if (recovery.how === "relaunch") return this.relaunch(error, signal);
    const page = new URL(at.url).pathname;
    const reason = String(error.facts["cause"] ?? error.facts["status"] ?? error.code);
    const facts = { page, attempt: at.attempt + 1, reason };
    this.#options.reporter.log("warn", { code: "page_retried", facts });
    await pause(recovery.waitMs, signal);
  }

  /**
   * Renews the session of the attendance product through the bridge, from the common ID's session and without a
   * password (docs/jobcan.md §1).
   */
  async #renewSession(signal: AbortSignal): Promise<void> {
    this.#losses += 1;
    const lost = new AutofillError("SESSION_LOST", { times: this.#losses });
    if (this.#losses > maxSessionLosses) throw lost;
    const landing = await this.open(bridgeUrl(this.site), signal);
    if (landing.kind !== "employee") throw lost;
    this.#cookies = await this.#readCookies();
    this.#options.reporter.log("warn", { code: "signed_in_again", facts: {} });
  }

  async #readCookies(): Promise<SessionCookies> {
    try {
      return await this.#session.cookies();
    } catch {
      // The browser is gone with its cookies: use those read before.
      return this.#cookies;
    }
  }
}

/** SITE_RATE_LIMITED for the limit's page, known by its address alone because its content is not known. */
function limitAt(url: string, navigation: Navigation | undefined): AutofillError | undefined {
  if (!isRateLimitUrl(url)) return undefined;
  const retryAfterSecs = navigation?.retryAfterSecs;
  const facts = { cause: limitCause, host: hostOf(url) };
  return new AutofillError(
    "SITE_RATE_LIMITED",
    facts,
    retryAfterSecs === undefined ? {} : { retryAfterSecs },
  );
}

/**
 * True for the limit that shows by its address. A 429 at a page's own address is handled like other errors of the site.
 */
function isLimit({ code, facts }: AutofillError): boolean {
  return code === "SITE_RATE_LIMITED" && facts["cause"] === limitCause && !("pauses" in facts);
}

const limitCause = "redirect";

function isSignedOut(kind: PageKind): boolean {
  return kind === "staff_login" || kind === "sign_in";
}

function requireEmployee({ kind, page, navigation }: Landing): void {
  if (kind === "employee") return;
  const facts = { host: hostOf(page.url), title: cleanSiteText(page.title) };
  if (kind === "foreign") throw new AutofillError("UNEXPECTED_REDIRECT", facts);
  throw new AutofillError("SITE_CHANGED", {
    ...facts,
    field: "employee_marker",
    status: navigation?.status ?? 0,
  });
}
