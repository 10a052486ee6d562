import type { Answer, Question } from "@jobcan-automation/contract";
import { type Sandbox, startSandbox, type TenantName } from "@jobcan-automation/sandbox";
import { expect, test } from "vitest";
import { rowsFor, type RunAgainst, runAgainst } from "../../testing/run-against.ts";
import { outcomes } from "../../testing/run-facts.ts";

const rows = rowsFor(["2026-11-04"]);
const patience = { timeout: 90_000 };

/** A person who says these things one after another, and is gone after the last. */
function person(...says: readonly Answer[]) {
  const asked: Question[] = [];
  const onMessage: NonNullable<RunAgainst["onMessage"]> = (message, runner) => {
    if (message.type !== "ask") return;
    const answer = says[asked.length];
    asked.push(message.question);
    if (answer === undefined) runner.unanswered(message.id, "late");
    else runner.answer(message.id, answer);
  };
  return { asked, onMessage };
}

async function runWith(tenant: TenantName, ...says: readonly Answer[]) {
  await using site = await startSandbox({ tenant });
  const { asked, onMessage } = person(...says);
  const run = await runAgainst(site, { rows, onMessage });
  return { run, asked, counts: { ...site.counts }, punches: site.punches() };
}

test("a code that is right leads in, with one password and one code sent", patience, async () => {
  const { run, asked, counts } = await runWith("one-time-code", { code: "123456" });

  expect(outcomes(run)).toEqual(["2026-11-04 verified"]);
  expect(asked).toEqual([
    {
      kind: "one_time_code",
      host: expect.stringMatching(/^id\.localhost/),
      title: expect.any(String),
    },
  ]);
  expect(counts).toMatchObject({ signInPosts: 1, otpPosts: 1 });
  expect(run.output).not.toContain("123456");
});

test("a wrong code is asked once more, with the site's own words", patience, async () => {
  const says = [{ code: "000000" }, { code: "123456" }];
  const { run, asked, counts } = await runWith("one-time-code", ...says);

  expect(outcomes(run)).toEqual(["2026-11-04 verified"]);
  expect(asked[1]).toMatchObject({
    isRepeat: true,
    siteText: expect.stringContaining("正しくありません"),
  });
  expect(counts).toMatchObject({ signInPosts: 1, otpPosts: 2 });
});

test(
  "a code whose time was over is asked once more, and the new one leads in",
  patience,
  async () => {
    const says = [{ code: "123456" }, { code: "654321" }];
    const { run, asked } = await runWith("one-time-code-expired", ...says);

    expect(outcomes(run)).toEqual(["2026-11-04 verified"]);
    expect(asked[1]?.siteText).toContain("有効期限");
  },
);

test.each([
  ["one-time-code", 2],
  ["one-time-code-once", 1],
] as const)(
  "%s: after %d wrong codes it ends, and the password is not sent again",
  patience,
  async (tenant, codes) => {
    const { run, asked, counts } = await runWith(tenant, { code: "000000" }, { code: "111111" });

    expect(run.end).toMatchObject({
      end: "failed",
      error: { code: "OTP_REQUIRED", facts: { reason: "refused", siteText: expect.any(String) } },
    });
    expect(asked).toHaveLength(codes);
    expect(counts).toMatchObject({ signInPosts: 1, otpPosts: codes, writes: 0 });
    expect([run.leftProcesses, run.leftFiles]).toEqual([0, []]);
    expect(run.output).not.toMatch(/000000|111111/);
  },
);

test.each([
  ["one-time-code", "OTP_REQUIRED", {}],
  ["company-chooser", "HUMAN_CHECK_REQUIRED", { kind: "choose_company" }],
] as const)(
  "%s left alone ends in order, with the reason",
  patience,
  async (tenant, code, facts) => {
    const { run, counts } = await runWith(tenant);

    expect(run.end).toMatchObject({
      end: "failed",
      error: { code, facts: { ...facts, reason: "late" } },
    });
    expect(counts).toMatchObject({ signInPosts: 1, otpPosts: 0, writes: 0 });
    expect([run.leftProcesses, run.leftFiles]).toEqual([0, []]);
  },
);

test("a company is chosen by the name that the page lists", patience, async () => {
  const { run, asked, punches } = await runWith("company-chooser", { choice: "第二練習株式会社" });

  expect(outcomes(run)).toEqual(["2026-11-04 verified"]);
  expect(asked).toEqual([
    expect.objectContaining({
      kind: "choose_company",
      choices: ["練習株式会社", "第二練習株式会社"],
    }),
  ]);
  expect(new Set(punches.map(({ companyCode }) => companyCode))).toEqual(new Set(["second"]));
});

/** Asked for a code; what then happens to the run is the test's. */
async function runAsked(
  happens: (runner: Parameters<NonNullable<RunAgainst["onMessage"]>>[1]) => void,
) {
  await using site: Sandbox = await startSandbox({ tenant: "one-time-code" });
  const run = await runAgainst(site, {
    rows,
    onMessage: (message, runner) => {
      if (message.type === "ask") happens(runner);
    },
  });
  return { run, counts: { ...site.counts } };
}

test.each(["now", "after_day"] as const)(
  "a stop %s ends the waiting at once",
  patience,
  async (when) => {
    const { run, counts } = await runAsked((runner) => runner.stop(when));

    expect(run.end).toEqual({ end: "stopped", when });
    expect(run.messages).toContainEqual({ type: "withdraw", id: 1 });
    expect(counts).toMatchObject({ otpPosts: 0, writes: 0 });
    expect([run.leftProcesses, run.leftFiles]).toEqual([0, []]);
  },
);

test("a browser that dies while a person is asked ends the run at once", patience, async () => {
  const { run, counts } = await runAsked((runner) => runner.killBrowser());

  expect(run.end).toMatchObject({ end: "failed", error: { code: "BROWSER_CRASHED" } });
  expect(run.messages).toContainEqual({ type: "withdraw", id: 1 });
  expect(counts.otpPosts).toBe(0);
  expect(run.leftProcesses).toBe(0);
});

test.each(["disconnect", "kill"] as const)(
  "a run that is cut off by %s while a person is asked leaves no process",
  patience,
  async (how) => {
    const { run, counts } = await runAsked((runner) => runner[how]());

    expect(counts).toMatchObject({ otpPosts: 0, writes: 0 });
    expect(run.leftProcesses).toBe(0);
  },
);

test(
  "an answer of the site that is lost after the code is settled by reading",
  patience,
  async () => {
    await using site = await startSandbox({ tenant: "one-time-code" });
    const { onMessage } = person({ code: "123456" });
    site.setFault({ name: "connection-cut", on: "bridge", times: 1 });

    const run = await runAgainst(site, { rows, onMessage });

    expect(outcomes(run)).toEqual(["2026-11-04 verified"]);
    expect(site.counts).toMatchObject({ signInPosts: 1, otpPosts: 1 });
  },
);
