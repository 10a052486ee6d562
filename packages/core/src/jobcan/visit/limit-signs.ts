import type { Page } from "playwright";
import { AutofillError, toAutofillError } from "@jobcan-automation/contract";
import { hostOf } from "../../browser/allow-hosts.ts";
import type { Navigation } from "../../browser/watch-navigation.ts";
import { siteMap } from "../site-map.ts";
import { longestNotice, type PageSnapshot } from "./page-snapshot.ts";

/** How Jobcan said that too much was asked of it; only the redirect has been seen (docs/jobcan.md §13 a). */
type LimitCause = "redirect" | "status" | "leads_there" | "notice";

/** Whether an address is that of the rate limit's page: by its path, whatever its host and query. */
export function isRateLimitUrl(url: string): boolean {
  return (
    URL.parse(url, "https://relative.invalid")?.pathname.includes(siteMap.paths.rateLimit) === true
  );
}

/** SITE_RATE_LIMITED for the limit's page, known by its address alone because its content is not known. */
export function limitAt(url: string, seen: Navigation | undefined): AutofillError | undefined {
  return isRateLimitUrl(url) ? limited("redirect", url, seen) : undefined;
}

/** SITE_RATE_LIMITED for an answer whose status says so: 429, or a 503 that names a time to come back. */
export function limitByStatus(page: PageSnapshot, seen: Navigation | undefined) {
  return saysLimit(seen) ? limited("status", page.url, seen) : undefined;
}

/** Whether a status, with its `Retry-After` if any, is that of a limit. */
export function saysLimit(
  seen: Pick<Navigation, "status" | "retryAfterSecs"> | undefined,
): boolean {
  return seen?.status === 429 || (seen?.status === 503 && seen.retryAfterSecs !== undefined);
}

/** SITE_RATE_LIMITED for a page in place of the one asked for that leads to the limit, or is a notice of it. */
export function limitByContent(
  page: PageSnapshot,
  seen: Navigation | undefined,
): AutofillError | undefined {
  if (page.bareText === undefined) return undefined;
  if (page.namesLimit || isRateLimitUrl(page.refreshUrl)) {
    return limited("leads_there", page.url, seen);
  }
  const isNotice = isLimitNotice(`${page.title} ${page.bareText}`, seen?.status);
  return isNotice ? limited("notice", page.url, seen) : undefined;
}

/** Whether a reply that should have been data is a page that leads to the limit, or is a notice of it. */
export function isLimitHtml(body: string): boolean {
  const text = body.replace(/<(script|style)\b[^]*?<\/\1>/gi, " ").replace(/<[^>]*>/g, " ");
  const words = text.replace(/\s+/g, " ").trim();
  if (!/^\s*<[a-z!]/i.test(body) || words.length > longestNotice) return false;
  return body.includes(siteMap.paths.rateLimit) || isLimitNotice(words, 200);
}

/** Whether a reply that is neither data nor a page, or that failed, says in so many words that it is for the limit. */
export function namesLimit(body: string): boolean {
  return body.length <= longestNotice && siteMap.words.limit.test(decoded(body));
}

/** JSON may write letters beyond ASCII by their numbers. */
function decoded(body: string): string {
  return body.replace(/\\u([0-9a-f]{4})/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

interface LandingVisit<T> {
  current(signal: AbortSignal): Promise<T>;
  act(step: string, signal: AbortSignal, work: (page: Page) => Promise<void>): Promise<void>;
  limitMet(): AutofillError | undefined;
}

/**
 * Reads what a page is. One of the attendance product that is not understood is given a moment to lead on to the limit
 * by itself; where a page was left for the limit while it was read, that is the error.
 */
export async function landingOrLimit<T extends { kind: string }>(
  visit: LandingVisit<T>,
  signal: AbortSignal,
): Promise<T> {
  try {
    const landing = await visit.current(signal);
    if (landing.kind !== "ssl_other") return landing;
    await visit.act("await_limit", signal, limitReached);
    return await visit.current(signal);
  } catch (error) {
    signal.throwIfAborted();
    await letLead(visit, toAutofillError(error), signal);
    throw visit.limitMet() ?? error;
  }
}

/** A page that leads on by itself gets there first: else it would break into the next request. */
async function letLead(
  visit: LandingVisit<unknown>,
  { code, facts }: AutofillError,
  signal: AbortSignal,
): Promise<void> {
  const leads: LimitCause = "leads_there";
  if (code !== "SITE_RATE_LIMITED" || facts["cause"] !== leads) return;
  await visit.act("await_limit", signal, limitReached).catch(() => signal.throwIfAborted());
}

async function limitReached(page: Page): Promise<void> {
  const until = { timeout: leadMs, waitUntil: "commit" } as const;
  await page.waitForURL(({ href }) => isRateLimitUrl(href), until).catch(() => {});
}

/** How long a page may take to go on by itself. */
const leadMs = 1_000;

/** Still to be waited out: the error of a limit that has not outlasted all waits. */
export function isLimit({ code, facts }: AutofillError): boolean {
  return code === "SITE_RATE_LIMITED" && !("pauses" in facts);
}

/** "Later" alone is also what an error of the site says, or a locked account. */
function isLimitNotice(text: string, status = 200): boolean {
  const { limit, later, notLimit } = siteMap.words;
  return limit.test(text) || (status < 500 && later.test(text) && !notLimit.test(text));
}

function limited(cause: LimitCause, url: string, seen: Navigation | undefined): AutofillError {
  const { status, retryAfterSecs } = seen ?? {};
  const facts = {
    cause,
    host: hostOf(url),
    ...(cause === "status" ? { status: status ?? 0 } : {}),
  };
  return new AutofillError("SITE_RATE_LIMITED", facts, { retryAfterSecs });
}
