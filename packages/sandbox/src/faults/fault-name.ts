/** A simulated fault's name, as the control page, tests and benches give it. */
export type FaultName = (typeof faultNames)[number];

/** All names, in the order of the control page. */
export const faultNames = [
  "slow",
  "error-500",
  "maintenance-503",
  "maintenance-200",
  "connection-cut",
  "reply-lost-after-store",
  "reply-late-after-store",
  "session-expired",
  "token-rejected-once",
  "refresh-1",
  "accepted-not-stored",
  "closed-month",
  "future-date",
  "duplicate",
  "rejected-result-0",
  "http-200-error-html",
  "renamed-field",
  "missing-button",
  "captcha",
  "robots-words",
  "unexpected-second-step",
  "account-locked",
  "company-required",
  "password-expired",
  "terms-page",
  "redirect-loop",
  "redirect-other-host",
  "missing-set-cookie",
  "rate-limited-429",
  "rate-limit-redirect",
  "rate-limit-after-store",
  "rate-limit-window",
  "form-sentence",
  "no-logout-link",
  "leave-detail-unread",
  "note-dropped",
  "other-place",
  "slow-bytes",
  "hang-renderer",
  "endless-analytics",
  "huge-page",
  "leaking-page",
  "alert-on-load",
  "leave-dialog",
  "popup-on-load",
  "load-internal-hosts",
  "other-person",
] as const;

/** Whether a text names a simulated fault. */
export function isFaultName(text: string): text is FaultName {
  return faultNames.some((name) => name === text);
}
