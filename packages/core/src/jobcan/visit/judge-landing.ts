import { hostOf } from "../../browser/allow-hosts.ts";
import type { Navigation } from "../../browser/watch-navigation.ts";
import { AutofillError } from "@jobcan-automation/contract";
import type { PageKind } from "./classify-page.ts";
import { cleanSiteText } from "../clean-site-text.ts";
import type { PageSnapshot } from "./page-snapshot.ts";

/** A page that was reached, and its kind. */
export interface Landing {
  kind: PageKind;
  page: PageSnapshot;
  navigation: Navigation | undefined;
}

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
