import { randomInt } from "node:crypto";
import type { DayRecord, TimesheetRow } from "@jobcan-automation/contract";
import { demoAccount, startSandbox, tenants } from "@jobcan-automation/sandbox";
import { array, constantFrom, record, sample, subarray, uniqueArray } from "fast-check";
import { afterAll, expect, test } from "vitest";
import { casesOf } from "../../testing/lane.ts";
import { rowsFor, runAgainst } from "../../testing/run-against.ts";
import { outcomes, punchTimes } from "../../testing/run-facts.ts";

const patience = { timeout: 120_000 };
const today = "2026-11-24";
const now = () => new Date("2026-11-24T03:00:00Z");

test(
  "a conflict with one side only is completed at the user's word, beside what Jobcan holds",
  patience,
  async () => {
    const { employeeId } = demoAccount;
    const punches = [
      { employeeId, date: "2026-11-04", minutes: 545 },
      { employeeId, date: "2026-11-05", minutes: 545 },
      { employeeId, date: "2026-11-06", minutes: 1100 },
    ];
    await using site = await startSandbox({ tenant: { ...tenants.default, punches } });
    const rows = rowsFor(["2026-11-04", "2026-11-05", "2026-11-06"]);
    const options = { addMissingOn: ["2026-11-05", "2026-11-06"] };

    const plan = await runAgainst(site, { rows, spec: { mode: "plan" } });
    expect([...plan.days.values()].map(({ plan: decided, addable }) => [decided, addable])).toEqual(
      [
        ["conflict", [{ kind: "work_end", timeMin: 1080 }]],
        ["conflict", [{ kind: "work_end", timeMin: 1080 }]],
        ["conflict", [{ kind: "work_start", timeMin: 540 }]],
      ],
    );

    const run = await runAgainst(site, { rows, spec: { options } });

    expect(outcomes(run)).toEqual([
      "2026-11-04 skipped conflict",
      "2026-11-05 verified",
      "2026-11-06 verified",
    ]);
    expect(run.days.get("2026-11-05")).toMatchObject({
      completed: true,
      wanted: [{ timeMin: 545 }, { timeMin: 1080 }],
    });
    expect(punchTimes(site)).toEqual([
      "2026-11-04 work_start 545",
      "2026-11-05 work_start 545 work_end 1080",
      "2026-11-06 work_start 540 work_end 1100",
    ]);
    expect(site.counts.inserts).toBe(2);

    const again = await runAgainst(site, { rows, spec: { options } });
    expect(outcomes(again).slice(1)).toEqual([
      "2026-11-05 skipped already_recorded",
      "2026-11-06 skipped already_recorded",
    ]);
    expect(site.counts.inserts).toBe(2);
  },
);

test(
  "a plan hands its session over, and who applies it with that sends no password",
  patience,
  async () => {
    await using site = await startSandbox();
    const rows = rowsFor(["2026-11-04", "2026-11-05"]);
    const plan = await runAgainst(site, { rows, spec: { mode: "plan" } });
    const { cookies } = plan.messages.find((message) => message.type === "session") ?? {};

    const run = await runAgainst(site, { rows, spec: { cookies, credentials: undefined } });

    expect(outcomes(run)).toEqual(["2026-11-04 verified", "2026-11-05 verified"]);
    expect(run.messages.some(({ type }) => type === "session")).toBe(false);
    expect(site.counts.signInPosts).toBe(1);
    const values = (cookies ?? []).map(({ value }) => value).filter((value) => value.length >= 16);
    expect(values.length).toBeGreaterThan(0);
    const reported = [plan, run].flatMap(({ messages }) =>
      messages.filter(({ type }) => type !== "session"),
    );
    for (const value of values) expect(JSON.stringify(reported)).not.toContain(value);
  },
);

test("a session that Jobcan has ended is not replaced by a sign-in", patience, async () => {
  await using site = await startSandbox();
  const rows = rowsFor(["2026-11-04"]);
  const plan = await runAgainst(site, { rows, spec: { mode: "plan" } });
  const { cookies = [] } = plan.messages.find((message) => message.type === "session") ?? {};
  const stale = cookies.map((cookie) => Object.assign(cookie, { value: "gone" }));

  const run = await runAgainst(site, { rows, spec: { cookies: stale, credentials: undefined } });

  expect(run.end).toMatchObject({ end: "failed", error: { code: "SESSION_LOST" } });
  expect(site.counts).toMatchObject({ signInPosts: 1, writes: 0 });
});

const companies = [
  "half-filled",
  "punch-type-shown",
  "manual-approval",
  "note-required",
  "has-leave-and-holidays",
  "closed-month-hidden",
  "future-hidden",
  "rounded-book",
] as const;
const days = ["2026-11-02", "2026-11-03", "2026-11-04", "2026-11-05", "2026-11-13", "2026-11-25"];
const clock = constantFrom(480, 540, 545, 600, 720, 750, 780, 1080, 1085, 1200, 1500);
const held = uniqueArray(clock, { maxLength: 4 });
const breaks = constantFrom<TimesheetRow["breaks"]>([], [], [{ startMin: 720, endMin: 780 }]);
const month = record({
  company: constantFrom(...companies),
  held: array(held, { minLength: days.length, maxLength: days.length }),
  breaks: array(breaks, { minLength: days.length, maxLength: days.length }),
  added: subarray(days),
});
const seed = Number(process.env["PLAN_SEED"] ?? randomInt(2 ** 31));
const months = sample(month, { seed, numRuns: 40 });
const half = sample(month, { seed: seed + 1, numRuns: 1 });

test.each(
  casesOf(process.env, {
    always: [
      ...half.map((one) => Object.assign(one, { company: "half-filled" as const })),
      ...months.slice(0, 2),
    ],
    nightly: months.slice(2),
  }),
)(
  "what a plan says of each day is what Jobcan holds once it was applied: %j",
  patience,
  async (given) => {
    const { employeeId } = demoAccount;
    const tenant = tenants[given.company];
    const punches = days.flatMap((date, day) =>
      (given.held[day] ?? []).map((minutes) => ({ employeeId, date, minutes })),
    );
    await using site = await startSandbox({
      tenant: { ...tenant, punches: given.company === "half-filled" ? tenant.punches : punches },
      now,
    });
    const rows = rowsFor(days).map((row, day): TimesheetRow =>
      Object.assign(row, { breaks: given.breaks[day] ?? [] }),
    );
    const options = { addMissingOn: given.added };

    const plan = await runAgainst(site, { rows, spec: { mode: "plan", today, options } });
    expect(site.counts.writes).toBe(0);
    const run = await runAgainst(site, { rows, spec: { today, options } });

    expect([plan.end, run.end]).toEqual([{ end: "done" }, { end: "done" }]);
    const stored = new Map(punchTimes(site).map((line) => [line.slice(0, 10), line]));
    expect(days.map((date) => afterOf(plan.days.get(date)))).toEqual(
      days.map((date) => stored.get(date) ?? date),
    );
  },
);

afterAll(() => void process.stdout.write(`plans: PLAN_SEED=${seed}\n`));

/** As `punchTimes` writes a day. */
function afterOf(day: DayRecord | undefined): string {
  const punches = (day?.after ?? []).map(({ kind, timeMin }) => `${kind} ${timeMin}`);
  return [day?.date, ...punches].join(" ");
}
