import { hostOf } from "../../browser/allow-hosts.ts";
import type { Navigation } from "../../browser/watch-navigation.ts";
import { AutofillError } from "@jobcan-automation/contract";
import { limitByContent, limitByStatus } from "./limit-signs.ts";
import type { PageSnapshot } from "./page-snapshot.ts";
import { siteMap, type SiteUrls } from "../site-map.ts";

/** The kind of a page, by its address and structure (docs/jobcan.md §2.2, §11.2). */
export type PageKind =
  | "employee"
  | "sign_in"
  | "one_time_code"
  | "staff_login"
  | "id_other"
  | "ssl_other"
  | "foreign";

/**
 * "employee" needs positive proof: the right host, an employee path, a mark of a signed-in page, and no sign-in form.
 */
export function classifyPage(page: PageSnapshot, site: SiteUrls): PageKind {
  const url = URL.parse(page.url);
  if (url === null) return "foreign";
  if (page.oneTimeCode) return "one_time_code";
  if (url.origin === new URL(site.sslUrl).origin) return classifySsl(page, url.pathname);
  if (url.origin !== new URL(site.idUrl).origin) return "foreign";
  // The path says nothing here: a second step is answered under the path of the sign-in page.
  return page.signIn === undefined ? "id_other" : "sign_in";
}

/**
 * The error that a page's status, or its notice of maintenance or of a limit, stands for; undefined for a page that can
 * be classified.
 */
export function statusError(
  page: PageSnapshot,
  seen: Navigation | undefined,
): AutofillError | undefined {
  const status = seen?.status ?? 200;
  const facts = { status, host: hostOf(page.url) };
  if (isMaintenance(page) && status !== 429)
    return new AutofillError("SITE_MAINTENANCE", { ...facts, title: page.title });
  const limited = limitByStatus(page, seen) ?? limitByContent(page, seen);
  if (limited !== undefined) return limited;
  if (status >= 500) return new AutofillError("SITE_UNAVAILABLE", facts);
  return undefined;
}

function classifySsl(page: PageSnapshot, path: string): PageKind {
  if (siteMap.paths.signedOut.test(path) || page.passwordField) return "staff_login";
  if (siteMap.words.signedOut.test(page.bareText ?? "")) return "staff_login";
  const isEmployee =
    path === siteMap.paths.employee || path.startsWith(`${siteMap.paths.employee}/`);
  return isEmployee && page.employeeMarker ? "employee" : "ssl_other";
}

/** Words count only on a page that shows no sign of being one of Jobcan's working pages. */
function isMaintenance(page: PageSnapshot): boolean {
  if (page.employeeMarker || page.signIn !== undefined || page.passwordField) return false;
  return siteMap.words.maintenance.test(page.title) || siteMap.words.maintenance.test(page.text);
}
