import { expect, test } from "vitest";
import { AutofillError } from "@jobcan-automation/contract";
import { mapLaunchError, mapPlaywrightError } from "./map-playwright-error.ts";

const host = "https://id.jobcan.jp/users/sign_in";

test.each([
  [
    `page.goto: net::ERR_CERT_AUTHORITY_INVALID at ${host}`,
    "TLS_ERROR",
    "ERR_CERT_AUTHORITY_INVALID",
  ],
  [`page.goto: net::ERR_SSL_PROTOCOL_ERROR at ${host}`, "TLS_ERROR", "ERR_SSL_PROTOCOL_ERROR"],
  [`page.goto: net::ERR_NAME_NOT_RESOLVED at ${host}`, "NETWORK_ERROR", "ERR_NAME_NOT_RESOLVED"],
  [
    `page.goto: net::ERR_TOO_MANY_REDIRECTS at ${host}`,
    "UNEXPECTED_REDIRECT",
    "ERR_TOO_MANY_REDIRECTS",
  ],
  ["page.goto: Timeout 15000ms exceeded.", "SITE_UNAVAILABLE", "timed_out"],
  ["page.evaluate: Target crashed", "BROWSER_CRASHED", "page_crashed"],
  ["page.goto: Target page, context or browser has been closed", "BROWSER_CRASHED", "browser_gone"],
  [
    "page.evaluate: Execution context was destroyed, most likely because of a navigation",
    "NETWORK_ERROR",
    "navigation_interrupted",
  ],
])("%s becomes %s", (message, code, cause) => {
  expect(mapPlaywrightError(new Error(message), "open")).toMatchObject({
    code,
    facts: { step: "open", cause },
  });
});

test("the text of an error is never stored: a fill that fails quotes what it was to type", () => {
  const secret = "hunter2";
  const error = new Error(`locator.fill: Timeout 15000ms exceeded.\n  - fill("${secret}")`);

  const mapped = mapPlaywrightError(error, "type_credentials");

  expect(JSON.stringify([mapped, mapped.cause, mapped.message, mapped.toReport()])).not.toContain(
    secret,
  );
  expect(mapPlaywrightError(new Error(secret), "x")).toMatchObject({
    code: "INTERNAL",
    facts: { step: "x" },
  });
});

test("an AutofillError is returned unchanged", () => {
  const ours = new AutofillError("SITE_CHANGED", { field: "time" });

  expect(mapPlaywrightError(ours, "open")).toBe(ours);
});

test.each([
  [
    "browserType.launch: Failed to launch: Error: spawn /x ENOENT",
    "BROWSER_UNAVAILABLE",
    "missing",
  ],
  ["error while loading shared libraries: libnss3.so", "BROWSER_UNAVAILABLE", "missing_library"],
  ["No usable sandbox!", "BROWSER_UNAVAILABLE", "sandbox_refused"],
  [
    "Running as root without --no-sandbox is not supported.",
    "BROWSER_UNAVAILABLE",
    "sandbox_refused",
  ],
  ["ENOSPC: no space left on device, mkdtemp", "NO_SPACE", undefined],
])("a launch that fails with %s is %s", (message, code, cause) => {
  const mapped = mapLaunchError(new Error(message));

  expect([mapped.code, mapped.facts["cause"]]).toEqual([code, cause]);
});
