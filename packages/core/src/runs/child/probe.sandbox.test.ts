import type { ProbeReport } from "@jobcan-automation/contract";
import { startSandbox, type Tenant, type TenantName, tenants } from "@jobcan-automation/sandbox";
import { expect, test } from "vitest";
import { casesOf } from "../../testing/lane.ts";
import { type RunAccount, runAgainst } from "../../testing/run-against.ts";

const patience = { timeout: 60_000 };
const now = () => new Date("2026-11-23T03:00:00Z");

/** One of each kind; all others run at night. */
const always: readonly TenantName[] = [
  "many-groups",
  "punch-type-shown",
  "closing-day-15",
  "half-filled",
  "closed-month-hidden",
  "no-correction-right",
  "one-time-code",
];
const all: readonly Tenant[] = Object.values(tenants);
const nightly = all
  .map(({ name }) => name)
  .filter((name) => !always.some((known) => known === name));

test.each(casesOf<string>(process.env, { always, nightly }))(
  "%s: a connection test names what is so, says what it cannot know, and sends nothing",
  patience,
  async (name) => {
    const tenant = all.find((known) => known.name === name) ?? tenants.default;
    await using site = await startSandbox({ tenant, now });

    const run = await runAgainst(site, { rows: [], spec: { mode: "probe", ...signInOf(tenant) } });

    expect(site.counts).toMatchObject({ inserts: 0, writes: 0 });
    expect(site.counts.signInPosts).toBeLessThanOrEqual(1);
    expect({ end: run.end, report: reportOf(run) }).toMatchObject(truthOf(tenant));
  },
);

test("wrong passwords are tried once, and end the test as they end any job", patience, async () => {
  await using site = await startSandbox({ now });

  const run = await runAgainst(site, {
    rows: [],
    spec: { mode: "probe", credentials: { login: "demo@example.jp", password: "wrong" } },
  });

  expect(run.end).toMatchObject({ end: "failed", error: { code: "LOGIN_REJECTED" } });
  expect(site.counts.signInPosts).toBe(1);
});

test.each([
  ["book", "book", ["bookColumns", "closingDay"]],
  ["day-page", "day", ["kinds", "note", "places"]],
  ["leave", "leave", ["leave"]],
] as const)(
  "a page that is not understood is named, its structure is given, and the others are read (%s)",
  patience,
  async (on, page, subjects) => {
    await using site = await startSandbox({ tenant: "has-leave-and-holidays", now });
    site.setFault({ name: "renamed-field", on });

    const run = await runAgainst(site, { rows: [], spec: { mode: "probe", skeleton: "unread" } });

    const report = reportOf(run);
    expect(run.end).toEqual({ end: "done" });
    expect(report).toMatchObject({ verdict: "not_understood", unread: [page] });
    const unread = Object.entries(report?.findings ?? {}).filter(
      ([, answer]) => answer?.state === "not_understood",
    );
    expect(unread.map(([subject]) => subject)).toEqual(expect.arrayContaining([...subjects]));
    expect(Object.keys(report?.findings ?? {})).toHaveLength(11);
    expect(skeletons(run).map((skeleton) => skeleton.page)).toEqual([page]);
    expect(skeletons(run)[0]?.html).not.toMatch(/練習|太郎|2026|本社/);
    expect(site.counts.inserts).toBe(0);
  },
);

test("a sign-in page that is not understood is reported with its structure", patience, async () => {
  await using site = await startSandbox({ now });
  site.setFault({ name: "renamed-field", on: "sign-in-page" });

  const run = await runAgainst(site, { rows: [], spec: { mode: "probe", skeleton: "unread" } });

  expect(run.end).toMatchObject({ end: "failed", error: { code: "SITE_CHANGED" } });
  expect(reportOf(run)).toMatchObject({ unread: ["sign_in"] });
  expect(skeletons(run)[0]).toMatchObject({ page: "sign_in" });
  expect(site.counts.signInPosts).toBe(0);
});

test("a stop ends a connection test between two pages", patience, async () => {
  await using site = await startSandbox({ now, latencyMs: 300 });

  const run = await runAgainst(site, {
    rows: [],
    spec: { mode: "probe" },
    onMessage(message, runner) {
      if (message.type === "account") runner.stop("now");
    },
  });

  expect(run.end).toEqual({ end: "stopped", when: "now" });
  expect(reportOf(run)?.verdict).toBeUndefined();
});

/** Where sign-in already ends the test, nothing is said of the company. */
const refusals: Readonly<Record<string, string>> = {
  "one-time-code": "OTP_REQUIRED",
  "one-time-code-expired": "OTP_REQUIRED",
  "one-time-code-once": "OTP_REQUIRED",
  captcha: "HUMAN_CHECK_REQUIRED",
  "captcha-undriven": "HUMAN_CHECK_REQUIRED",
  "company-sign-in": "HUMAN_CHECK_REQUIRED",
  "company-sign-in-open": "HUMAN_CHECK_REQUIRED",
  terms: "HUMAN_CHECK_REQUIRED",
  "second-step": "HUMAN_CHECK_REQUIRED",
  "company-chooser": "HUMAN_CHECK_REQUIRED",
  "account-locked": "ACCOUNT_LOCKED",
  "legacy-only": "LOGIN_REJECTED",
  "sso-only": "HUMAN_CHECK_REQUIRED",
  "sso-refused": "HUMAN_CHECK_REQUIRED",
};

function signInOf({ companies, rules }: Tenant) {
  const [company] = rules.companyBy === "code" ? companies.slice(1) : [];
  const known = { login: "demo@example.jp", password: "practice-1234" };
  return { credentials: company === undefined ? known : { ...known, companyCode: company.code } };
}

/** The answers that are right for a company, by its own rules. */
function truthOf({ name: tenant, rules }: Tenant): object {
  const refusal = refusals[tenant];
  if (refusal !== undefined)
    return { end: { end: "failed", error: { code: refusal } }, report: undefined };
  const right = rules.correctionAllowed;
  const isShown = rules.closedPage === "json-only" || rules.closedPage === "form-sentence-beside";
  const isClosed = rules.closedMonths.includes("2026-11");
  const hidden = right ? unknowable("no_form") : unknowable("no_right");
  const formAnswer = (answer: object) =>
    right && (isShown || !isClosed) ? { state: "found", ...answer } : hidden;
  const kinds: readonly string[] = rules.aditItemShown
    ? ["work_start", "work_end", "rest_start", "rest_end"]
    : [];
  const verdict = right ? "understood" : "no_correction";
  const findings = {
    bookColumns: { state: "found", missing: [] },
    closingDay:
      rules.closingDay < 28 ? { state: "found", day: rules.closingDay } : unknowable("month_end"),
    correction: { state: "found", allowed: right },
    kinds: formAnswer({ names: kinds }),
    note: formAnswer({ has: rules.noteField, required: rules.noteField && rules.noteRequired }),
    places: formAnswer({ names: rules.groups.map(({ name }) => name) }),
    leave: { state: "found" },
    approval: unknowable(right ? "approval_by_punch" : "no_right"),
    closedMonth: unknowable(right ? "closed_by_punch" : "no_right"),
  };
  return { end: { end: "done" }, report: { verdict, unread: [], findings } };
}

function unknowable(why: string): object {
  return { state: "not_knowable", why };
}

function reportOf({ messages }: RunAccount): ProbeReport | undefined {
  const last = messages.findLast((message) => message.type === "probe");
  return last?.type === "probe" ? last.report : undefined;
}

function skeletons({ messages }: RunAccount) {
  return messages.flatMap((message) => (message.type === "skeleton" ? [message.page] : []));
}
