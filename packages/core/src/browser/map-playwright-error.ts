import { AutofillError } from "@jobcan-automation/contract";

/**
 * A Playwright error as an AutofillError. Its text is matched here and never stored, because a failed `fill` quotes
 * what it was to type (docs/faults.md §1.5). `facts.cause` is a Chromium error name or one of the words below,
 * `facts.step` what was being done.
 */
export function mapPlaywrightError(error: unknown, step: string): AutofillError {
  if (error instanceof AutofillError) return error;
  const text = error instanceof Error ? `${error.name}: ${error.message}` : "";
  const netError = /net::(ERR_[A-Z0-9_]+)/.exec(text)?.[1];
  if (netError !== undefined) return ofNetError(netError, step);
  const found = signs.find(([sign]) => sign.test(text));
  if (found === undefined) return new AutofillError("INTERNAL", { step });
  const [, code, cause] = found;
  return new AutofillError(code, { step, cause });
}

/** The error of a failed launch: the browser is missing, broken or refused by the system. */
export function mapLaunchError(error: unknown): AutofillError {
  if (error instanceof AutofillError) return error;
  const text = error instanceof Error ? error.message : "";
  if (/ENOSPC|No space left/i.test(text)) return new AutofillError("NO_SPACE", { step: "launch" });
  const found = launchSigns.find(([sign]) => sign.test(text));
  return new AutofillError("BROWSER_UNAVAILABLE", {
    step: "launch",
    cause: found?.[1] ?? "failed",
  });
}

type SignCode = "BROWSER_CRASHED" | "SITE_UNAVAILABLE" | "NETWORK_ERROR" | "NO_SPACE";

const signs: readonly (readonly [sign: RegExp, code: SignCode, cause: string])[] = [
  [/target crashed|page crashed|renderer.*crash/i, "BROWSER_CRASHED", "page_crashed"],
  [/has been closed|target closed|browser.*disconnected/i, "BROWSER_CRASHED", "browser_gone"],
  [/TimeoutError|timeout \d+ms exceeded/i, "SITE_UNAVAILABLE", "timed_out"],
  [/interrupted by another navigation/i, "NETWORK_ERROR", "navigation_interrupted"],
  [
    /execution context was destroyed|frame was detached/i,
    "NETWORK_ERROR",
    "navigation_interrupted",
  ],
  [/no resource with given identifier|no data found/i, "NETWORK_ERROR", "body_lost"],
  [/ENOSPC|no space left/i, "NO_SPACE", "disk"],
];

const launchSigns: readonly (readonly [sign: RegExp, cause: string])[] = [
  [/executable doesn't exist|ENOENT/i, "missing"],
  [/EACCES|permission denied/i, "not_executable"],
  [/shared libraries|cannot open shared object/i, "missing_library"],
  // Not the word "sandbox" alone: the text quotes the command line.
  [
    /no usable sandbox|running as root without|sandbox is enabled|setuid sandbox|new namespace/i,
    "sandbox_refused",
  ],
  [/timeout/i, "timed_out"],
];

function ofNetError(cause: string, step: string): AutofillError {
  const facts = { step, cause };
  if (/^ERR_(CERT|SSL|BAD_SSL)/.test(cause)) return new AutofillError("TLS_ERROR", facts);
  if (cause === "ERR_TOO_MANY_REDIRECTS") return new AutofillError("UNEXPECTED_REDIRECT", facts);
  return new AutofillError("NETWORK_ERROR", facts);
}
