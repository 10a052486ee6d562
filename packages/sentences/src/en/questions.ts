import type { Facts } from "@jobcan-automation/contract";
import { entryOf } from "../entry-of.ts";
import type { ErrorSentence, Sentences } from "../sentences.ts";

/** What a person is asked while a job waits, in English. */
export const questionsEn: Sentences["questions"] = {
  one_time_code: {
    what: "A one-time code is needed",
    next: "Enter the code from your authenticator app or mail. It is typed once into Jobcan's own field and stored nowhere.",
  },
  captcha: {
    what: "Jobcan shows a CAPTCHA",
    next: "Answer it on Jobcan's own page.",
  },
  second_step: {
    what: "Jobcan asks for one more step",
    next: "Take it on Jobcan's own page.",
  },
  company_sign_in: {
    what: "Your company's own sign-in (Google, SAML …) is needed",
    next: "Sign in on your company's page.",
  },
  terms: {
    what: "Jobcan asks for agreement to its terms",
    next: "Read them, and agree yourself on Jobcan's own page.",
  },
  own_sign_in: {
    what: "Please sign in yourself",
    next: "Sign in on Jobcan's page below; the rest goes on by itself. What you type is neither stored nor logged.",
  },
  sign_in_window: {
    what: "A browser window has been opened: sign in there",
    next: "Sign in to Jobcan and, once your own page is shown, close that window (on a Mac quit it with ⌘Q). Nothing touches it until then.",
  },
  choose_company: {
    what: "A company must be chosen",
    next: "Choose the company whose attendance is to be entered.",
  },
  leave_unread: {
    what: "The list of leave requests could not be read",
    next: "Choose what to do with days that may be leave.",
  },
  note: {
    what: "This company wants a note with each correction",
    next: "Enter the words for days without a note.",
  },
  place: {
    what: "This company wants a place with each correction",
    next: "Choose the place. Days that take the place you asked for, or have one chosen already, keep it.",
  },
};

export const unansweredEn: Sentences["unanswered"] = {
  absent: "It was started with nobody there to answer, so it did not wait.",
  late: "There was no answer in time.",
  unviewed: "The page was closed for more than a minute, so it waited no longer.",
};

export const unreadLeaveEn = {
  leave: "Leave them as they are: they may be leave",
  enter: "Enter them: they are no leave",
} as const satisfies Sentences["unreadLeave"];

export const usualNotesEn = ["Forgot to clock in or out", "As in the attendance sheet"] as const;

/** OTP_REQUIRED: a code was refused, or nobody gave one. */
export function codeEn(facts: Facts): ErrorSentence {
  if (facts["reason"] === "refused") {
    return {
      what: "The one-time code was not accepted.",
      next: "Wait for a new code, then start again.",
    };
  }
  return {
    what: `Jobcan asks for a one-time code.${missedEn(facts)}`,
    next: "Have the code ready and start again. Keep the page open: a field for it appears.",
  };
}

/** Why nobody answered; empty where nobody was asked. */
export function missedEn(facts: Facts): string {
  const reason = entryOf(unansweredEn, facts["reason"]);
  return reason === undefined ? "" : ` ${reason}`;
}
