import * as answers from "./fault-answers.ts";
import * as changes from "./fault-changes.ts";
import type { FaultName } from "./fault-name.ts";
import type { FaultAnswer, FaultChange } from "./fault-parts.ts";
import * as limits from "./rate-limit.ts";
import type { Step } from "./step.ts";
import * as traits from "./trait-changes.ts";

/** A simulated fault: where and how often it happens by default, and what it does. */
interface FaultRow {
  readonly on: readonly (Step | "any")[];
  readonly times: number | "forever";
  /** Answers in place of the site, or has a side effect, gives undefined and lets the site answer. */
  readonly answer?: FaultAnswer;
  /** Changes the site's answer after the site has handled the request. */
  readonly change?: FaultChange;
}

const pages = ["sign-in-page", "top", "book", "day-page"] as const;
const always = "forever";
const loads = ["sign-in-page", "profile", "bridge", "top", "book", "day-page", "leave"] as const;

/** All simulated faults by name. Handlers ask for those without `answer` and `change` themselves. */
export const faultTable = {
  slow: row(["any"], always, { answer: answers.slow }),
  "error-500": row(["any"], always, { answer: answers.error500 }),
  "maintenance-503": row(["any"], always, { answer: answers.maintenance503 }),
  "maintenance-200": row(["any"], always, { answer: answers.maintenance200 }),
  "connection-cut": row(["insert"], 1, { answer: answers.cut }),
  "reply-lost-after-store": row(["insert"], 1, { change: changes.cut }),
  "reply-late-after-store": row(["insert"], 1, { change: changes.late }),
  "session-expired": row(["day-page"], 1, { answer: answers.expireSessions }),
  "token-rejected-once": row(["insert"], 1, { answer: answers.rotateTokens }),
  "refresh-1": row(["insert"], always, { change: changes.refresh }),
  "accepted-not-stored": row(["insert"], always),
  "closed-month": row(["insert"], always, { answer: answers.closed }),
  "future-date": row(["insert"], always, { answer: answers.future }),
  duplicate: row(["insert"], always, { answer: answers.duplicate }),
  "rejected-result-0": row(["insert"], always, { answer: answers.rejected }),
  "http-200-error-html": row(["insert"], always, { answer: answers.errorHtml200 }),
  "renamed-field": row(["day-page"], always, { change: changes.renameFields }),
  "missing-button": row(["day-page"], always, { change: changes.removeButtons }),
  captcha: row(["sign-in-page"], always, { change: changes.captcha }),
  "robots-words": row(pages, always, { change: changes.robotsWords }),
  "unexpected-second-step": row(["sign-in-post"], always, { answer: answers.secondStep }),
  "account-locked": row(["sign-in-post"], always),
  "company-required": row(["sign-in-post"], always),
  "password-expired": row(["sign-in-post"], always, { answer: answers.passwordExpired }),
  "terms-page": row(["sign-in-post"], always, { answer: answers.terms }),
  "redirect-loop": row(["book"], always, { answer: answers.redirectLoop }),
  "redirect-other-host": row(["sign-in-page"], always, { answer: answers.redirectOtherHost }),
  "missing-set-cookie": row(["sign-in-post", "bridge"], always, { change: changes.dropCookies }),
  "rate-limited-429": row(["any"], 1, { answer: limits.tooMany }),
  "rate-limited-503": row(["any"], 1, { answer: limits.unavailableFor }),
  "rate-limit-leads": row(loads, 1, { answer: limits.leadToLimit }),
  "rate-limit-notice": row(loads, 1, {
    answer: limits.noticeOfLimit,
    change: limits.noticeInFrame,
  }),
  "rate-limit-redirect": row(loads, 1, { answer: limits.redirectToLimit }),
  "rate-limit-after-store": row(["insert"], 1, { change: limits.replyToLimit }),
  "rate-limit-window": row(loads, always, { answer: limits.limitByWindow }),
  "form-sentence": row(["day-page"], always, { change: traits.formSentence }),
  "list-cells": row(["day-page", "insert"], always, { change: traits.listCells }),
  "empty-list": row(["day-page"], always, { change: traits.emptyList }),
  "busy-button": row(["day-page"], always, { change: traits.busyButton }),
  "summary-needed": row(["day-page"], always, { change: traits.summaryNeeded }),
  "confirm-on-press": row(["day-page"], always, { change: traits.confirmOnPress }),
  "other-day": row(["day-page"], 1, { change: traits.otherDay }),
  "token-per-page": row(["day-page"], always, { answer: answers.rotateTokens }),
  "book-row-missing": row(["book"], always, { change: traits.bookRowMissing }),
  "no-logout-link": row([...pages, "leave"], always, { change: traits.noLogoutLink }),
  "leave-detail-unread": row(["leave"], always, { change: traits.leaveDetailUnread }),
  "leave-list-drawn": row(["leave"], always, { change: traits.leaveListDrawn }),
  "stored-moved": row(["insert"], always),
  "note-dropped": row(["insert"], always),
  "other-place": row(["insert"], always),
  "slow-bytes": row(pages, always, { change: changes.slowBytes }),
  "hang-renderer": row(["day-page"], always, { change: changes.hang }),
  "endless-analytics": row(pages, always, { change: changes.analytics }),
  "huge-page": row(["book"], always, { change: changes.huge }),
  "leaking-page": row(["day-page"], always, { change: changes.leak }),
  "alert-on-load": row(pages, always, { change: changes.alertOnLoad }),
  "leave-dialog": row(pages, always, { change: changes.leaveDialog }),
  "popup-on-load": row(pages, always, { change: changes.popup }),
  "load-internal-hosts": row(pages, always, { change: changes.internalHosts }),
  "other-person": row(["top", "book", "day-page"], always, { change: changes.otherPerson }),
} as const satisfies Record<FaultName, FaultRow>;

function row(
  on: FaultRow["on"],
  times: FaultRow["times"],
  effects: Pick<FaultRow, "answer" | "change"> = {},
): FaultRow {
  return { on, times, ...effects };
}
