import { hostOf } from "../../browser/allow-hosts.ts";
import type { Navigation } from "../../browser/watch-navigation.ts";
import { AutofillError } from "@jobcan-automation/contract";
import type { PageKind } from "./classify-page.ts";
import { cleanSiteText } from "../clean-site-text.ts";
import type { PageSnapshot } from "./page-snapshot.ts";
import { isRateLimitUrl } from "./rate-limit.ts";

/** A page that was reached, and its kind. */
export interface Landing {
  kind: PageKind;
  page: PageSnapshot;
  navigation: Navigation | undefined;
}

/** SITE_RATE_LIMITED for the limit's page, known by its address alone because its content is not known. */
export function limitAt(
  url: string,
  navigation: Navigation | undefined,
): AutofillError | undefined {
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
export function isLimit({ code, facts }: AutofillError): boolean {
  return code === "SITE_RATE_LIMITED" && facts["cause"] === limitCause && !("pauses" in facts);
}

const limitCause = "redirect";

/** The session is over: the page is one of the two sign-ins. */
export function isSignedOut(kind: PageKind): boolean {
  return kind === "staff_login" || kind === "sign_in";
}

/** Refuses a page that is none of the signed-in employee. */
export function requireEmployee({ kind, page, navigation }: Landing): void {
  if (kind === "employee") return;
  const facts = { host: hostOf(page.url), title: cleanSiteText(page.title) };
  if (kind === "foreign") throw new AutofillError("UNEXPECTED_REDIRECT", facts);
  throw new AutofillError("SITE_CHANGED", {
    ...facts,
    field: "employee_marker",
    status: navigation?.status ?? 0,
  });
}
