import type { Page } from "playwright";
import { hostOf } from "../../browser/allow-hosts.ts";
import type { BrowserSession, SessionCookies } from "../../browser/browser-session.ts";
import type { ShownPicture } from "../../browser/picture/live-picture.ts";
import { pause } from "../../base/deadline.ts";
import { AutofillError, toAutofillError } from "@jobcan-automation/contract";
import { watchLateWork } from "../pages/leave/late-work.ts";
import { classifyPage, statusError } from "./classify-page.ts";
import { createCollection } from "./collect-pages.ts";
import { isSignedOut, type Landing, requireEmployee } from "./judge-landing.ts";
import { isLimit, landingOrLimit, limitAt } from "./limit-signs.ts";
import { type PageSnapshot, snapshotPage } from "./page-snapshot.ts";
import { createRateLimit, type Limited, type RateLimit } from "./rate-limit.ts";
import { createReadAhead, type PageAhead, whenAlso } from "./read-ahead.ts";
import { needsBrowser, recoveryFor } from "./recovery.ts";
import { createSamePerson, type SamePerson } from "./same-person.ts";
import { createSummaryAnswers, type SummaryAnswers } from "./summary-answers.ts";
import type { SiteVisit, SiteVisitOptions } from "./visit-types.ts";
import { bridgeUrl, type SiteUrls } from "../site-map.ts";

export type { SiteVisit, SiteVisitOptions } from "./visit-types.ts";

/** Opens the browser for a job; the caller closes the visit. */
export async function openSiteVisit(
  options: SiteVisitOptions,
  signal: AbortSignal,
): Promise<SiteVisit> {
  const visit = new Visit(options, await options.openBrowser([], signal));
  await Promise.all([visit.summaries.renew(signal), watchLateWork(visit, signal)]);
  return visit;
}

const maxRelaunches = 2;
const maxSessionLosses = 3;

class Visit implements SiteVisit {
  readonly site: SiteUrls;
  readonly #options: SiteVisitOptions;
  readonly summaries: SummaryAnswers;
  readonly limit: RateLimit;
  readonly #ahead = createReadAhead();
  #session: BrowserSession;
  #cookies: SessionCookies = [];
  readonly #person: SamePerson;
  readonly #collect = createCollection((...step) => this.act(...step));
  #relaunches = 0;
  #hasHung = false;
  #losses = 0;

  constructor(options: SiteVisitOptions, session: BrowserSession) {
    this.#options = options;
    this.site = options.site;
    this.#session = session;
    this.#person = createSamePerson(options.onEmployee);
    this.limit = createRateLimit({ ...options, pauseMs: options.ratePauseMs });
    this.summaries = createSummaryAnswers(this.site, () => this.#session);
  }

  async open(url: string, signal: AbortSignal): Promise<Landing> {
    const [landing] = await this.#open(url, signal, () => undefined);
    return landing;
  }

  /** Opens the page; `alongside` is begun while it is found out what page this is. */
  async #open<T>(url: string, signal: AbortSignal, alongside: () => T): Promise<[Landing, T]> {
    this.#ahead.drop();
    for (let attempt = 1; ;) {
      try {
        return await this.#goto(url, signal, alongside);
      } catch (error) {
        signal.throwIfAborted();
        const failed = toAutofillError(error);
        if (isLimit(failed)) await this.waitOutLimit(failed, signal);
        else await this.#recover(failed, { url, attempt: attempt++ }, signal);
      }
    }
  }

  async read<T>(url: string, signal: AbortSignal, extract: (page: Page) => Promise<T>): Promise<T> {
    const ahead = await this.#readFetched(url, signal, extract);
    if (ahead !== undefined) return ahead.read;
    for (let attempt = 1; ; attempt += 1) {
      const [landing, begun] = await this.#open(url, signal, () => {
        const reading = this.act("read_page", signal, extract);
        // Of a page that is not the employee's nothing counts, a failure included.
        void Promise.allSettled([reading]);
        return reading;
      });
      if (isSignedOut(landing.kind)) {
        await this.#renewSession(signal);
        continue;
      }
      requireEmployee(landing);
      try {
        const read = await begun;
        this.#hasHung = false;
        return read;
      } catch (error) {
        signal.throwIfAborted();
        await this.#recover(toAutofillError(error), { url, attempt }, signal);
      }
    }
  }

  readAhead(pages: readonly PageAhead[], signal: AbortSignal): void {
    const urls = pages.map(({ url }) => url);
    this.#ahead.begin(urls, () => {
      const { inside } = this.#session;
      const prepared = this.act("read_ahead", signal, () => inside.expectPages(urls));
      const fetching = pages.map(({ fetchPage }) => this.act("read_ahead", signal, fetchPage));
      // While the site answers there is time to prepare, and to collect.
      return whenAlso(fetching, [prepared, this.#collect(signal)]);
    });
  }

  stopReadingAhead(): void {
    this.#ahead.giveUp();
  }

  act<T>(step: string, signal: AbortSignal, work: (page: Page) => Promise<T>): Promise<T> {
    return this.#session.run(step, signal, work);
  }

  wait<T>(signal: AbortSignal, work: (until: AbortSignal) => Promise<T>): Promise<T> {
    return this.#session.wait(signal, work);
  }

  async current(signal: AbortSignal): Promise<Landing> {
    const landing = await this.#look(signal);
    if (landing.kind === "employee") await this.#noteEmployee(landing.page);
    return landing;
  }

  async #look(signal: AbortSignal): Promise<Landing> {
    const page = await this.act("look", signal, snapshotPage);
    const navigation = this.#session.navigation();
    const failed =
      this.limitMet() ?? limitAt(page.url, navigation) ?? statusError(page, navigation);
    if (failed !== undefined) throw failed;
    return { kind: classifyPage(page, this.site), page, navigation };
  }

  offSite(): string | undefined {
    const url = this.#session.navigation()?.url;
    return url === undefined || this.#session.gate.allows(url) ? undefined : url;
  }

  limitMet(): AutofillError | undefined {
    const navigation = this.#session.navigation();
    return limitAt(navigation?.url ?? "", navigation);
  }

  waitOutLimit(error: AutofillError, signal: AbortSignal, of?: Limited): Promise<void> {
    this.#ahead.giveUp();
    return this.limit.waitOut(error, signal, of);
  }

  async relaunch(error: AutofillError, signal: AbortSignal): Promise<void> {
    this.#cookies = await this.cookies();
    await this.#session.close({ errorPath: true });
    this.#relaunches += 1;
    const hangs = error.facts["cause"] === "hangs";
    // A page that hangs once more, with nothing read in between, will go on so: it must not hold a place for that long.
    if (this.#relaunches > maxRelaunches || (hangs && this.#hasHung)) throw error;
    this.#hasHung = hangs;
    await this.#openAgain(signal);
    const reason = String(error.facts["cause"] ?? error.code);
    this.#options.reporter.log("warn", { code: "browser_relaunched", facts: { reason } });
  }

  async cookies(): Promise<SessionCookies> {
    try {
      return await this.#session.cookies();
    } catch {
      // The browser is gone with its cookies: use those read before.
      return this.#cookies;
    }
  }

  get hasPicture(): boolean {
    return this.#options.openPicture !== undefined;
  }

  async inPicture(
    work: (picture: ShownPicture) => Promise<void>,
    signal: AbortSignal,
  ): Promise<void> {
    const { openPicture } = this.#options;
    if (openPicture === undefined) throw new AutofillError("INTERNAL", { step: "no_picture" });
    this.#ahead.drop();
    this.#cookies = await this.cookies();
    await this.#session.close({ errorPath: false });
    {
      await using picture = await openPicture(this.#cookies, signal);
      this.#session = picture.session;
      await work(picture);
      this.#cookies = await this.cookies();
    }
    await this.#openAgain(signal);
  }

  close(how: { errorPath: boolean }): Promise<void> {
    return this.#session.close(how);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close({ errorPath: false });
  }

  /**
   * Puts a page that was read ahead where its request would have led, and reads it; undefined where there is none or
   * anything about it is not as it should be: the site is then asked, by a new browser where this one hangs.
   */
  async #readFetched<T>(
    url: string,
    signal: AbortSignal,
    extract: (page: Page) => Promise<T>,
  ): Promise<{ read: T } | undefined> {
    const fetched = await this.#ahead.take(url);
    signal.throwIfAborted();
    if (fetched === undefined) return undefined;
    try {
      const { inside } = this.#session;
      await this.act("open", signal, (page) =>
        inside.answerPage(url, fetched, () => page.goto(url, { waitUntil: "domcontentloaded" })),
      );
      const [landing, read] = await Promise.all([
        this.#look(signal),
        this.act("read_page", signal, extract),
      ]);
      requireEmployee(landing);
      this.#person.note(landing.page);
      return { read };
    } catch (error) {
      signal.throwIfAborted();
      this.#ahead.giveUp();
      const failed = toAutofillError(error);
      if (needsBrowser(failed)) await this.#recover(failed, { url, attempt: 1 }, signal);
      return undefined;
    }
  }

  async #goto<T>(url: string, signal: AbortSignal, alongside: () => T): Promise<[Landing, T]> {
    await this.#collect(signal);
    await this.limit.space(signal);
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
    const begun = alongside();
    const landing = await landingOrLimit(this, signal);
    this.limit.passed();
    return [landing, begun];
  }

  /** Stores the cookies for a new browser, and checks that the signed-in person stays the same. */
  async #noteEmployee(page: PageSnapshot): Promise<void> {
    if (this.#cookies.length === 0) this.#cookies = await this.cookies();
    this.#person.note(page);
  }

  async #recover(
    error: AutofillError,
    at: { url: string; attempt: number },
    signal: AbortSignal,
  ): Promise<void> {
    const recovery = recoveryFor(error, at.attempt);
    if (recovery.how === "give_up") throw error;
    if (recovery.how === "relaunch") return this.relaunch(error, signal);
    const reason = String(error.facts["cause"] ?? error.facts["status"] ?? error.code);
    const facts = { page: new URL(at.url).pathname, attempt: at.attempt + 1, reason };
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
    this.#cookies = await this.cookies();
    this.#options.reporter.log("warn", { code: "signed_in_again", facts: {} });
  }

  async #openAgain(signal: AbortSignal): Promise<void> {
    this.#session = await this.#options.openBrowser(this.#cookies, signal);
    await Promise.all([this.summaries.renew(signal), watchLateWork(this, signal)]);
  }
}
