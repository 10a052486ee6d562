import { demoAccount, type FaultSpec, startSandbox } from "@jobcan-automation/sandbox";
import { expect, test } from "vitest";
import type { FromRunner } from "./runner-messages.ts";
import { rowsFor, runAgainst } from "../testing/run-against.ts";
import { outcomes } from "../testing/run-facts.ts";

const rows = rowsFor(["2026-11-04"]);
const { password, email: login } = demoAccount;
const patience = { timeout: 90_000 };

test(
  "a wrong password is sent once, ends with Jobcan's own words, and leaves no process",
  patience,
  async () => {
    await using site = await startSandbox();

    const run = await runAgainst(site, {
      rows,
      spec: { credentials: { login, password: "wrong-one" } },
    });

    expect(run.end).toMatchObject({
      end: "failed",
      error: { code: "LOGIN_REJECTED", facts: { siteText: expect.stringContaining("パスワード") } },
    });
    expect(outcomes(run)).toEqual([]);
    expect(site.counts).toMatchObject({ signInPosts: 1, writes: 0 });
    expect([run.leftProcesses, run.leftFiles]).toEqual([0, []]);
  },
);

test("a secret that is hard to spell is nowhere in what leaves the process", patience, async () => {
  await using site = await startSandbox();
  const canary = `S3cr"e't<&%\\n`;
  site.setFault({ name: "hang-renderer", on: "sign-in-page" });

  const run = await runAgainst(site, {
    rows,
    spec: { credentials: { login, password: canary }, stepTimeoutMs: 1_000 },
  });

  expect(run.end).toMatchObject({ end: "failed" });
  expect(run.output).not.toMatch(/S3cr|demo@example/);
});

test.each([
  ["one-time-code", { code: "OTP_REQUIRED" }],
  ["account-locked", { code: "ACCOUNT_LOCKED" }],
] as const)("the account of %s ends with its own code", patience, async (tenant, error) => {
  await using site = await startSandbox({ tenant });

  const run = await runAgainst(site, { rows });

  expect(run.end).toMatchObject({ end: "failed", error });
  expect(site.counts).toMatchObject({ signInPosts: 1, otpPosts: 0, writes: 0 });
});

test("an e-mail at two companies is told apart by the company's ID", patience, async () => {
  await using site = await startSandbox({ tenant: "multi-company" });
  const without = await runAgainst(site, { rows });
  expect(without.end).toMatchObject({ end: "failed", error: { facts: { companyGiven: false } } });

  const run = await runAgainst(site, {
    rows,
    spec: { credentials: { login, password, companyCode: "second" } },
  });

  expect(outcomes(run)).toEqual(["2026-11-04 verified"]);
  expect(new Set(site.punches().map(({ companyCode }) => companyCode))).toEqual(
    new Set(["second"]),
  );
});

test.each<[fault: FaultSpec, error: object, signInPosts: number]>([
  [{ name: "captcha" }, { code: "HUMAN_CHECK_REQUIRED", facts: { kind: "captcha" } }, 0],
  [
    { name: "unexpected-second-step" },
    { code: "HUMAN_CHECK_REQUIRED", facts: { kind: "second_step" } },
    1,
  ],
  [
    { name: "password-expired" },
    { code: "HUMAN_CHECK_REQUIRED", facts: { kind: "password_expired" } },
    1,
  ],
  [{ name: "terms-page" }, { code: "HUMAN_CHECK_REQUIRED", facts: { kind: "terms" } }, 1],
  [
    { name: "redirect-other-host", on: "sign-in-post" },
    { code: "HUMAN_CHECK_REQUIRED", facts: { kind: "sso" } },
    1,
  ],
  [{ name: "redirect-other-host" }, { code: "UNEXPECTED_REDIRECT" }, 0],
  [{ name: "redirect-loop", on: "sign-in-page" }, { code: "UNEXPECTED_REDIRECT" }, 0],
  [{ name: "maintenance-200", on: "sign-in-page" }, { code: "SITE_MAINTENANCE" }, 0],
  [{ name: "maintenance-503", on: "sign-in-page" }, { code: "SITE_MAINTENANCE" }, 0],
  [{ name: "error-500", on: "sign-in-page" }, { code: "SITE_UNAVAILABLE" }, 0],
  [{ name: "rate-limited-429", on: "sign-in-page", value: 120 }, { code: "SITE_RATE_LIMITED" }, 0],
  [
    { name: "renamed-field", on: "sign-in-page" },
    { code: "SITE_CHANGED", facts: { field: "login" } },
    0,
  ],
  [
    { name: "missing-button", on: "sign-in-page" },
    { code: "SITE_CHANGED", facts: { field: "submit" } },
    0,
  ],
  [{ name: "missing-set-cookie" }, { code: "SITE_CHANGED" }, 1],
  [{ name: "connection-cut", on: "sign-in-post", times: "forever" }, { code: "NETWORK_ERROR" }, 1],
  [{ name: "reply-lost-after-store", on: "sign-in-post", value: 1 }, { code: "NETWORK_ERROR" }, 1],
  [{ name: "connection-cut", on: "sign-in-page", times: "forever" }, { code: "NETWORK_ERROR" }, 0],
])("at sign-in, %o ends as %o with %i passwords sent", patience, async (fault, error, posts) => {
  await using site = await startSandbox();
  site.setFault(fault);

  const run = await runAgainst(site, { rows });

  expect(run.end).toMatchObject({ end: "failed", error });
  expect(sentPasswords(site)).toBe(posts);
  expect(site.counts).toMatchObject({ writes: 0, foreignHostRequests: 0 });
  expect(run.leftProcesses).toBe(0);
});

test.each<FaultSpec>([
  { name: "robots-words" },
  { name: "alert-on-load" },
  { name: "leave-dialog" },
  { name: "popup-on-load" },
  { name: "endless-analytics" },
  { name: "load-internal-hosts" },
  { name: "rate-limited-429", on: "sign-in-page", value: 1 },
  { name: "connection-cut", on: "sign-in-page", times: 1 },
  { name: "error-500", on: "sign-in-page", times: 2 },
])("%o does not keep a day from being verified", patience, async (fault) => {
  await using site = await startSandbox();
  site.setFault(fault);

  const run = await runAgainst(site, { rows });

  expect(outcomes(run)).toEqual(["2026-11-04 verified"]);
  expect(site.counts).toMatchObject({ signInPosts: 1, foreignHostRequests: 0 });
});

test("what other hosts a page asks for is stopped and told", patience, async () => {
  await using site = await startSandbox();
  site.setFault({ name: "load-internal-hosts", on: "book" });

  const run = await runAgainst(site, { rows });

  const blocked = run.messages.flatMap((message) => blockedHost(message) ?? []);
  expect(blocked).toEqual(
    expect.arrayContaining(["169.254.169.254", "10.0.0.1", "metadata.google.internal"]),
  );
  expect(site.counts.foreignHostRequests).toBe(0);
});

test("the password's page that dies after the press is not sent again", patience, async () => {
  await using site = await startSandbox();
  site.setFault({ name: "slow", on: "sign-in-post", value: 60_000 });

  const run = await runAgainst(site, { rows, spec: { stepTimeoutMs: 1_500 } });

  expect(run.end).toMatchObject({ end: "failed", error: { code: "SITE_UNAVAILABLE" } });
  expect(sentPasswords(site)).toBe(1);
});

test(
  "a certificate that nobody vouches for ends the run before anything is typed",
  patience,
  async () => {
    await using site = await startSandbox({ tls: true });

    const run = await runAgainst(site, { rows });

    expect(run.end).toMatchObject({ end: "failed", error: { code: "TLS_ERROR" } });
    expect(site.counts.requests).toBe(0);
  },
);

/** Every POST to the sign-in path, answered by the site or by a fault. */
function sentPasswords(site: {
  requestLog(): readonly { method: string; path: string }[];
}): number {
  return site
    .requestLog()
    .filter(({ method, path }) => method === "POST" && path === "/users/sign_in").length;
}

function blockedHost(message: FromRunner): string | undefined {
  if (message.type !== "log" || message.message.code !== "request_blocked") return undefined;
  return message.message.facts.host;
}
