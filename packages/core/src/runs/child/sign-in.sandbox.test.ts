import { demoAccount, startSandbox } from "@jobcan-automation/sandbox";
import { expect, test } from "vitest";
import type { FromRunner } from "../messages.ts";
import { rowsFor, runAgainst } from "../../testing/run-against.ts";
import { outcomes } from "../../testing/run-facts.ts";

// Ends of the sign-in that faults of the site bring about stand in the fault table; here is what the account itself
// brings about.
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
    spec: { credentials: { login, password: canary }, stepTimeoutMs: 3_000 },
  });

  expect(run.end).toMatchObject({ end: "failed" });
  expect(run.output).not.toMatch(/S3cr|demo@example/);
});

test.each([
  ["one-time-code", { code: "OTP_REQUIRED" }],
  ["account-locked", { code: "ACCOUNT_LOCKED" }],
  ["legacy-only", { code: "LOGIN_REJECTED" }],
] as const)(
  "the account of %s ends with its own code where nobody is asked",
  patience,
  async (tenant, error) => {
    await using site = await startSandbox({ tenant });

    const run = await runAgainst(site, {
      rows,
      onMessage(message, runner) {
        if (message.type === "ask") runner.unanswered(message.id, "absent");
      },
    });

    expect(run.end).toMatchObject({ end: "failed", error });
    expect(site.counts).toMatchObject({ signInPosts: 1, otpPosts: 0, writes: 0 });
  },
);

test.each([
  ["sso-only", 0],
  ["sso-refused", 1],
] as const)(
  "the company of %s is told apart from a wrong password",
  patience,
  async (tenant, posts) => {
    await using site = await startSandbox({ tenant });

    const run = await runAgainst(site, { rows });

    expect(run.end).toMatchObject({
      end: "failed",
      error: { code: "HUMAN_CHECK_REQUIRED", facts: { kind: "sso" } },
    });
    expect(site.counts).toMatchObject({ signInPosts: posts, writes: 0, foreignHostRequests: 0 });
  },
);

test("one wrong password is not what locks an account", patience, async () => {
  await using site = await startSandbox({ tenant: "locks-after-3" });
  await runAgainst(site, { rows, spec: { credentials: { login, password: "wrong-one" } } });

  const run = await runAgainst(site, { rows });

  expect(outcomes(run)).toEqual(["2026-11-04 verified"]);
});

test("an e-mail at two companies is reported apart by the company's ID", patience, async () => {
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

test("what other hosts a page asks for is stopped and reported", patience, async () => {
  await using site = await startSandbox();
  site.setFault({ name: "load-internal-hosts", on: "book" });

  const run = await runAgainst(site, { rows });

  const blocked = run.messages.flatMap((message) => blockedHost(message) ?? []);
  expect(blocked).toEqual(
    expect.arrayContaining(["169.254.169.254", "10.0.0.1", "metadata.google.internal"]),
  );
  expect(site.counts.foreignHostRequests).toBe(0);
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

function blockedHost(message: FromRunner): string | undefined {
  if (message.type !== "log" || message.message.code !== "request_blocked") return undefined;
  return message.message.facts.host;
}
