import type { ErrorCode, ErrorReport } from "@jobcan-automation/contract";

/**
 * Whether to send the rest again can do anything about why a job ended: not where somebody else has to act first, or
 * where Jobcan does not take it from this program at all.
 */
export function againHelps({ code, facts }: ErrorReport): boolean {
  if (code === "HUMAN_CHECK_REQUIRED") return facts["kind"] !== "sso";
  return !helpless.has(code);
}

const helpless: ReadonlySet<ErrorCode> = new Set([
  "ACCOUNT_LOCKED",
  "CORRECTION_NOT_ALLOWED",
  "SITE_CHANGED",
  "UNEXPECTED_REDIRECT",
]);
