import { hostOf } from "../../browser/allow-hosts.ts";
import { AutofillError } from "@jobcan-automation/contract";
import { cleanSiteText } from "../clean-site-text.ts";
import type { PageSnapshot } from "../visit/page-snapshot.ts";
import { siteMap, type SiteUrls } from "../site-map.ts";
import type { Landing } from "../visit/judge-landing.ts";

/** Throws for a sign-in page that is not as expected, before anything is typed (docs/faults.md F21, F25, F28). */
export function checkSignInPage(landing: Landing, site: SiteUrls, needsCompany: boolean): void {
  const { page, kind } = landing;
  if (kind === "foreign")
    throw new AutofillError("UNEXPECTED_REDIRECT", { host: hostOf(page.url) });
  if (kind === "one_time_code") throw new AutofillError("OTP_REQUIRED", placeOf(page));
  const form = kind === "sign_in" ? page.signIn : undefined;
  if (kind === "id_other" && page.otherSignIn) throw humanCheck("sso", page);
  if (form === undefined) throw changed("sign_in_form", landing);
  if (form.captcha) throw humanCheck("captcha", page);
  if (!form.login) throw changed("login", landing);
  if (!form.password) throw changed("password", landing);
  if (needsCompany && !form.company) throw changed("company", landing);
  if (!form.submit) throw changed("submit", landing);
  if (URL.parse(form.action)?.origin !== new URL(site.idUrl).origin) {
    throw new AutofillError("UNEXPECTED_REDIRECT", { host: hostOf(form.action) });
  }
}

/**
 * Judges the page after the password: signed in, or `bridge` where only the step to the attendance product is missing.
 * Every other result is thrown with its own code (docs/jobcan.md §2.2–§2.4).
 */
export function judgeSignIn(landing: Landing, companyGiven: boolean): "signed_in" | "bridge" {
  const { page, kind } = landing;
  switch (kind) {
    case "employee":
      return "signed_in";
    case "id_other": {
      const status = landing.navigation?.status ?? 200;
      if (status === 422) throw changed("authenticity_token", landing);
      if (status >= 400) throw changed("sign_in_form", landing);
      return "bridge";
    }
    case "staff_login":
      return "bridge";
    case "one_time_code":
      throw new AutofillError("OTP_REQUIRED", placeOf(page));
    case "foreign":
      throw humanCheck("sso", page);
    case "ssl_other":
      throw changed("employee_marker", landing);
    case "sign_in":
      throw refusal(landing, companyGiven);
  }
}

/**
 * The error where the bridge did not lead in either: the page before it needs something that only a person can do
 * (docs/faults.md F29).
 */
export function secondStep(page: PageSnapshot): AutofillError {
  const words = `${page.title} ${page.text}`;
  if (siteMap.words.passwordExpired.test(words)) return humanCheck("password_expired", page);
  return humanCheck(siteMap.words.terms.test(page.title) ? "terms" : "second_step", page);
}

/** A step that only a person may take. */
export function humanCheck(kind: HumanCheck, page: { url: string; title: string }): AutofillError {
  return new AutofillError("HUMAN_CHECK_REQUIRED", { kind, ...placeOf(page) });
}

/** The same refusal, with why no person got past it. */
export function withReason(refused: AutofillError, reason: string): AutofillError {
  return new AutofillError(refused.code, { ...refused.facts, reason });
}

export type HumanCheck =
  | "captcha"
  | "sso"
  | "second_step"
  | "password_expired"
  | "terms"
  | "choose_company"
  /** The person wanted to sign in, and did not. */
  | "own_sign_in";

function refusal(landing: Landing, companyGiven: boolean): AutofillError {
  const { page, navigation } = landing;
  if (page.signIn?.captcha === true) return humanCheck("captcha", page);
  // Without both fields this is a further step at the same address, not the sign-in form again.
  if (page.signIn?.login !== true || !page.signIn.password) return humanCheck("second_step", page);
  const siteText = cleanSiteText(page.flash);
  const facts = siteText === "" ? {} : { siteText };
  if (siteMap.words.locked.test(siteText)) return new AutofillError("ACCOUNT_LOCKED", facts);
  if (!companyGiven && siteMap.words.company.test(siteText)) {
    return new AutofillError("COMPANY_REQUIRED", facts);
  }
  if (siteMap.words.sso.test(siteText)) {
    return new AutofillError("HUMAN_CHECK_REQUIRED", { kind: "sso", ...placeOf(page), ...facts });
  }
  // 422: the form's own token was rejected, so the password was not checked.
  if ((navigation?.status ?? 200) >= 400) return changed("authenticity_token", landing);
  // Redirected back to the form without a message: the password was right, but the session cookie was lost.
  if (siteText === "" && navigation?.method === "GET") return changed("session", landing);
  return new AutofillError("LOGIN_REJECTED", { ...facts, companyGiven });
}

function changed(field: string, { page, navigation }: Landing): AutofillError {
  return new AutofillError("SITE_CHANGED", {
    page: "sign_in",
    field,
    status: navigation?.status ?? 0,
    ...placeOf(page),
  });
}

/** Where a page is, for whoever has to look at it. */
export function placeOf(page: { url: string; title: string }): { title: string; host: string } {
  return { title: cleanSiteText(page.title), host: hostOf(page.url) };
}
