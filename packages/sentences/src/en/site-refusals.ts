import type { Facts } from "@jobcan-automation/contract";
import { entryOf, textOf } from "../entry-of.ts";
import type { ErrorSentence } from "../sentences.ts";
import { missedEn } from "./questions.ts";

/**
 * Steps that only a person can take at Jobcan, by the `kind` of HUMAN_CHECK_REQUIRED, with the page they were seen
 * on.
 */
export function humanCheckEn(facts: Facts): ErrorSentence {
  const { what, next } = entryOf(humanChecks, facts["kind"]) ?? anyHumanCheck;
  return { what: `${what}${pageEn(facts)}.${missedEn(facts)}${siteWordsEn(facts)}`, next };
}

/** SITE_CHANGED: which page, and what is missing or different on it. */
export function siteChangedEn(facts: Facts): ErrorSentence {
  if (facts["cause"] === "stored_differently") return storedOtherwise;
  const page = entryOf(pages, facts["page"]) ?? textOf(facts["page"]) ?? placeOf(facts);
  const field = textOf(facts["field"]);
  const where = [page, field].filter((part) => part !== undefined).join(", ");
  return {
    what: `Jobcan's page is not as expected; stopped to be safe${where === "" ? "" : ` (${where})`}.`,
    next: "This tool needs an update. Please tell the operator.",
  };
}

/** ACCOUNT_MISMATCH: whose pages they were at first, and whose they are now. */
export function accountMismatchEn(facts: Facts): ErrorSentence {
  const expected = textOf(facts["expected"]);
  const shown = textOf(facts["shown"]);
  const names =
    expected === undefined || shown === undefined ? "" : ` (from “${expected}” to “${shown}”)`;
  return {
    what: `The name that Jobcan shows changed on the way${names}; stopped to be safe.`,
    next: "Check the account and the company ID, and look in Jobcan at the days already entered.",
  };
}

/** Jobcan's own words, as a sentence to follow another; empty where it gave none. */
export function siteWordsEn(facts: Facts): string {
  const text = textOf(facts["siteText"]);
  return text === undefined ? "" : ` Jobcan says: “${text}”`;
}

const storedOtherwise: ErrorSentence = {
  what: "Jobcan stored two days in a row differently from what was sent, in the same way; stopped, and nothing was sent after them.",
  next: "Look at these two days in Jobcan and correct them there. This tool needs an update; please tell the operator.",
};

const signInYourself = "Sign in to Jobcan yourself once, then try again.";
const useJobcanDirectly = "cannot be filled automatically. Please use Jobcan directly.";

const humanChecks: Readonly<Record<string, ErrorSentence>> = {
  captcha: { what: "Jobcan asks for a CAPTCHA", next: signInYourself },
  sso: {
    what: "Your company signs in with single sign-on (Google, SAML or the like)",
    next: "Choose to sign in yourself and start again. Where Google or the like refuses a driven browser, use your own browser window, on your own machine.",
  },
  second_step: {
    what: "Jobcan asks for a further step while signing in",
    next: `Sign in yourself and take that step. Accounts that are asked each time ${useJobcanDirectly}`,
  },
  password_expired: {
    what: "Jobcan asks for a new password",
    next: "Sign in to Jobcan and change it, then start again with the new one.",
  },
  terms: {
    what: "Jobcan asks you to agree to its terms",
    next: "Sign in to Jobcan and read them, then try again.",
  },
  own_sign_in: {
    what: "Your own sign-in did not come to its end",
    next: "Start again, and go on until Jobcan shows your own page.",
  },
  choose_company: {
    what: "Jobcan asks which company is meant",
    next: "Start again and choose one, or give the company ID at the start.",
  },
};

const anyHumanCheck: ErrorSentence = {
  what: "Jobcan asks for a person to confirm something",
  next: signInYourself,
};

const pages: Readonly<Record<string, string>> = {
  sign_in: "sign-in page",
  day: "punch correction",
  attendance_book: "attendance book",
};

function pageEn(facts: Facts): string {
  const place = placeOf(facts);
  return place === undefined ? "" : ` (${place})`;
}

function placeOf(facts: Facts): string | undefined {
  const title = textOf(facts["title"]);
  const host = textOf(facts["host"]);
  if (title === undefined) return host;
  return host === undefined ? `“${title}”` : `“${title}”, ${host}`;
}
