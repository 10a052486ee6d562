import type { AutofillError } from "@jobcan-automation/contract";
import type { Page } from "playwright";
import type { RunReporter, ShownEmployee } from "../../base/ports.ts";
import type { BrowserSession, SessionCookies } from "../../browser/browser-session.ts";
import type { ShownPicture } from "../../browser/picture/live-picture.ts";
import type { SiteUrls } from "../site-map.ts";
import type { Landing } from "./judge-landing.ts";
import type { PageAhead } from "./read-ahead.ts";
import type { Limited, RateLimit } from "./rate-limit.ts";
import type { SummaryAnswers } from "./summary-answers.ts";

export interface SiteVisitOptions {
  site: SiteUrls;
  reporter: RunReporter;
  /** Called once, with the first page that shows it: before anything is pressed, since each day's form does. */
  onEmployee?: (shown: ShownEmployee) => void;
  /** The first wait where the site limits the number of pages. */
  ratePauseMs: number;
  /** See RateLimitOptions. */
  alsoEndedBy: () => AbortSignal | undefined;
  /** Starts a browser holding these cookies; the visit closes it. */
  openBrowser(cookies: SessionCookies, signal: AbortSignal): Promise<BrowserSession>;
  /** The same with a picture for a person; absent where no picture can be shown. The visit closes it. */
  openPicture?: (cookies: SessionCookies, signal: AbortSignal) => Promise<ShownPicture>;
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
  /**
   * Begins to fetch pages side by side that the next `read` of each address may use in place of a request. Any other
   * page that is opened before, a doubtful answer and a page that is not understood drop them without a word.
   */
  readAhead(pages: readonly PageAhead[], signal: AbortSignal): void;
  /** Reads nothing ahead any more, because a page that was read ahead may be out of date for this site. */
  stopReadingAhead(): void;
  /** Who answers the requests that only repaint a day's summary; see SummaryAnswers. */
  readonly summaries: SummaryAnswers;
  /** Does something on the current page, once. */
  act<T>(step: string, signal: AbortSignal, work: (page: Page) => Promise<T>): Promise<T>;
  /** Waits for a person while the page stays; rejects with BROWSER_CRASHED as soon as the browser is gone. */
  wait<T>(signal: AbortSignal, work: (until: AbortSignal) => Promise<T>): Promise<T>;
  /** Reads what the current page is. */
  current(signal: AbortSignal): Promise<Landing>;
  /** The URL outside the configured sites that the newest navigation led to, if it did. */
  offSite(): string | undefined;
  /** SITE_RATE_LIMITED where the newest navigation ended at the limit of pages, else undefined. */
  limitMet(): AutofillError | undefined;
  /** Waits until the limit of requests is over; SITE_RATE_LIMITED when that happened too often in a row. */
  waitOutLimit(error: AutofillError, signal: AbortSignal, of?: Limited): Promise<void>;
  readonly limit: Pick<RateLimit, "passed" | "intervalMs">;
  /**
   * Starts a new browser in place of one that died, with the last known cookies; BROWSER_CRASHED when that happened too
   * often.
   */
  relaunch(error: AutofillError, signal: AbortSignal): Promise<void>;
  /** Whether a person can be shown the browser. */
  readonly hasPicture: boolean;
  /**
   * Hands the session over to a person: this browser is closed, another with a picture opened for `work`, and then a
   * new one goes on with its cookies. One browser at a time. Where `work` rejects, the visit can only be closed.
   */
  inPicture(work: (picture: ShownPicture) => Promise<void>, signal: AbortSignal): Promise<void>;
  /** The cookies of the session; the last known ones where the browser is gone. */
  cookies(): Promise<SessionCookies>;
  close(how: { errorPath: boolean }): Promise<void>;
}
