import { demoAccount, startSandbox, tenants } from "@jobcan-automation/sandbox";
import { expect, test } from "vitest";
import { casesOf } from "../../testing/lane.ts";
import { rowsFor, runAgainst } from "../../testing/run-against.ts";
import { outcomes, punchTimes } from "../../testing/run-facts.ts";

const fiveDays = ["2026-11-02", "2026-11-04", "2026-11-05", "2026-11-06", "2026-11-09"];
const patience = { timeout: 60_000 };

test(
  "five days are entered, read back and verified, and nothing is left running",
  patience,
  async () => {
    await using site = await startSandbox();

    const run = await runAgainst(site, { rows: rowsFor(fiveDays) });

    expect(run.end).toEqual({ end: "done" });
    expect(outcomes(run)).toEqual(fiveDays.map((date) => `${date} verified`));
    expect(punchTimes(site)).toEqual(
      fiveDays.map((date) => `${date} work_start 540 work_end 1080`),
    );
    expect(site.counts).toMatchObject({ signInPosts: 1, inserts: 10, foreignHostRequests: 0 });
    expect([run.exitCode, run.leftProcesses, run.leftFiles]).toEqual([0, 0, []]);
    // A round trip is what a month's time is made of: one page and two punches a day, the book before and after.
    const asked = Map.groupBy(site.requestLog(), ({ method, path }) => `${method} ${path}`);
    expect(asked.get("GET /employee/adit/modify")).toHaveLength(5);
    expect(asked.get("GET /employee/attendance")).toHaveLength(2);
    expect(asked.get("GET /employee/holiday")).toHaveLength(1);
  },
);

test(
  "what a run tells is in order: browser opened before, closed after, each close in turn",
  patience,
  async () => {
    await using site = await startSandbox();

    const run = await runAgainst(site, { rows: rowsFor(fiveDays.slice(0, 1)) });

    const reported = run.messages.flatMap((message) => {
      if (message.type === "cleanup") return [`close ${message.step} ${message.ok}`];
      if (message.type === "browser") return [`browser ${message.state}`];
      return message.type === "checkpoint" ? [message.tag] : [];
    });
    expect(reported).toEqual([
      "browser_before",
      "browser opened",
      "browser_after",
      "close page true",
      "close context true",
      "close browser true",
      "close playwright true",
      "browser closed",
      "browser_cleanup_after",
    ]);
    expect(run.messages.find((message) => message.type === "account")).toEqual({
      type: "account",
      name: demoAccount.name,
    });
    expect(run.messages.filter(({ type }) => type === "employee")).toEqual([
      { type: "employee", companyId: "4242", employeeId: String(demoAccount.employeeId) },
    ]);
    const firstOf = (type: string) => run.messages.findIndex((message) => message.type === type);
    expect(firstOf("employee"), "known before the first press").toBeLessThan(firstOf("sync"));
  },
);

test("the same sheet sent twice adds no punch", patience, async () => {
  await using site = await startSandbox();
  await runAgainst(site, { rows: rowsFor(fiveDays.slice(0, 2)) });
  const before = punchTimes(site);

  const again = await runAgainst(site, { rows: rowsFor(fiveDays.slice(0, 2)) });

  expect(outcomes(again)).toEqual([
    "2026-11-02 skipped already_recorded",
    "2026-11-04 skipped already_recorded",
  ]);
  expect(punchTimes(site)).toEqual(before);
  expect(site.counts.inserts).toBe(4);
});

test("a plan writes nothing and says for each day what would be done", patience, async () => {
  const { rules } = tenants["future-hidden"];
  await using site = await startSandbox({
    tenant: {
      ...tenants["half-filled"],
      leave: tenants["has-leave-and-holidays"].leave,
      rules: { ...rules, closedMonths: ["2026-10"] },
    },
    now: () => new Date("2026-11-24T03:00:00Z"),
  });
  const planned = [
    "2026-10-30 closed",
    "2026-11-02 enter",
    "2026-11-03 holiday",
    "2026-11-04 already_recorded",
    "2026-11-05 conflict",
    "2026-11-06 awaiting_approval",
    "2026-11-13 leave",
    "2026-11-16 conflict",
    "2026-11-17 enter",
    "2026-11-25 future",
  ];
  const rows = rowsFor(planned.map((line) => line.slice(0, 10)));

  const run = await runAgainst(site, { rows, spec: { mode: "plan", today: "2026-11-24" } });

  expect([...run.days.values()].map(({ date, plan }) => `${date} ${plan}`)).toEqual(planned);
  expect(run.days.get("2026-11-02")?.before).toEqual([
    { kind: "work_start", timeMin: 540, pending: false },
  ]);
  expect(site.counts).toMatchObject({ writes: 0, signInPosts: 1 });
});

test("a plan that is stopped keeps the days that it has reported", patience, async () => {
  await using site = await startSandbox();
  site.setFault({ name: "slow", on: "day-page", after: 1, value: 60_000 });

  const run = await runAgainst(site, {
    rows: rowsFor(["2026-11-04", "2026-11-05"]),
    spec: { mode: "plan", stepTimeoutMs: 60_000 },
    onMessage(message, runner) {
      if (message.type === "log" && message.message.code === "day_planned") runner.stop("now");
    },
  });

  expect(run.end).toEqual({ end: "stopped", when: "now" });
  expect(outcomes(run)).toEqual(["2026-11-04 open", "2026-11-05 not_reached stopped"]);
});

test(
  "only the missing side of a half filled day is sent; other times, and stamps about to be deleted, are a conflict and stay",
  patience,
  async () => {
    await using site = await startSandbox({ tenant: "half-filled" });
    const before = punchTimes(site).length;
    const dates = [
      "2026-11-02",
      "2026-11-04",
      "2026-11-05",
      "2026-11-06",
      "2026-11-09",
      "2026-11-10",
      "2026-11-12",
      "2026-11-16",
    ];

    const run = await runAgainst(site, { rows: rowsFor(dates) });

    expect(outcomes(run)).toEqual([
      "2026-11-02 verified",
      "2026-11-04 skipped already_recorded",
      "2026-11-05 skipped conflict",
      "2026-11-06 awaiting_approval already_awaiting",
      "2026-11-09 awaiting_approval",
      "2026-11-10 skipped already_recorded",
      "2026-11-12 awaiting_approval already_awaiting",
      "2026-11-16 skipped conflict",
    ]);
    expect(run.days.get("2026-11-16")?.facts).toEqual({ siteText: "削除待ち" });
    expect(site.counts.inserts).toBe(2);
    expect(punchTimes(site)).toHaveLength(before);
  },
);

test(
  "leave, pending leave and holidays are honoured; refused and half-day leave are worked days",
  patience,
  async () => {
    await using site = await startSandbox({ tenant: "has-leave-and-holidays" });
    const dates = [
      "2026-11-03",
      "2026-11-12",
      "2026-11-13",
      "2026-11-16",
      "2026-11-19",
      "2026-11-20",
    ];

    const run = await runAgainst(site, { rows: rowsFor(dates) });

    expect(outcomes(run)).toEqual([
      "2026-11-03 skipped holiday",
      "2026-11-12 skipped leave",
      "2026-11-13 skipped leave",
      "2026-11-16 verified",
      "2026-11-19 skipped leave",
      "2026-11-20 verified",
    ]);
  },
);

test("holidays are entered when the user wants them to be", patience, async () => {
  await using site = await startSandbox();

  const run = await runAgainst(site, {
    rows: rowsFor(["2026-11-03"]),
    spec: { options: { includeHolidays: true } },
  });

  expect(outcomes(run)).toEqual(["2026-11-03 verified"]);
});

test("breaks and times past midnight arrive as the sheet says them", patience, async () => {
  await using site = await startSandbox({ tenant: "punch-type-shown" });
  const rows = [
    ...rowsFor(["2026-11-04"], { breaks: [{ startMin: 720, endMin: 780 }] }),
    ...rowsFor(["2026-11-05"], { startMin: 1320, endMin: 1800 }),
  ];

  const run = await runAgainst(site, { rows });

  expect(outcomes(run)).toEqual(["2026-11-04 verified", "2026-11-05 verified"]);
  expect(punchTimes(site)).toEqual([
    "2026-11-04 work_start 540 rest_start 720 rest_end 780 work_end 1080",
    "2026-11-05 work_start 1320 work_end 1800",
  ]);
});

test.each([
  ["english", "verified"],
  ["korean", "verified"],
  ["ten-columns", "verified"],
  ["extra-columns", "verified"],
  ["no-group", "verified"],
  ["refresh-on-punch", "verified"],
  ["manual-approval", "awaiting_approval"],
  ["closing-day-15", "verified"],
  ["same-name", "verified"],
  ["lands-on-profile", "verified"],
  ["note-required", "rejected note_required"],
  ["closed-month", "rejected closed"],
  ["closed-month-hidden", "skipped closed"],
  ["closed-month-disabled", "skipped closed"],
  ["punch-type-shown", "verified"],
  ["many-groups", "verified"],
] as const)("a day at the company %s ends as %s", patience, async (tenant, outcome) => {
  await using site = await startSandbox({ tenant });

  const run = await runAgainst(site, { rows: rowsFor(["2026-11-17"]) });

  expect(run.end).toEqual({ end: "done" });
  expect(outcomes(run)).toEqual([`2026-11-17 ${outcome}`]);
  expect(punchTimes(site)).toHaveLength(/verified|awaiting/.test(outcome) ? 1 : 0);
});

test(
  "English pages, which no cookie turns Japanese, are read and entered alike",
  patience,
  async () => {
    const { rules, ...english } = tenants.english;
    await using site = await startSandbox({
      tenant: { ...english, rules: { ...rules, languageBy: "account", approval: "manual" } },
    });

    const run = await runAgainst(site, {
      rows: rowsFor(["2026-11-03", "2026-11-12", "2026-11-13", "2026-11-16", "2026-11-17"]),
    });

    expect(outcomes(run)).toEqual([
      "2026-11-03 skipped holiday",
      "2026-11-12 skipped leave",
      "2026-11-13 skipped leave",
      "2026-11-16 awaiting_approval",
      "2026-11-17 awaiting_approval",
    ]);
    // The first row's page is asked for before its holiday is known. The two that are entered are read once more at the
    // end, and not reported once more.
    const asked = site.requestLog().filter(({ path }) => path === "/employee/adit/modify");
    const ended = run.messages.filter(
      (reported) => reported.type === "log" && reported.message.code === "day_ended",
    );
    expect([asked.length, ended.length]).toEqual([5, 5]);
  },
);

test(
  "pages in a language that is not known are reported before anything is pressed",
  patience,
  async () => {
    const { rules, ...korean } = tenants.korean;
    await using site = await startSandbox({
      tenant: { ...korean, rules: { ...rules, languageBy: "account" } },
    });

    const run = await runAgainst(site, { rows: rowsFor(["2026-11-17"]) });

    expect(run.end).toMatchObject({
      end: "failed",
      error: { code: "SITE_CHANGED", facts: { page: "attendance_book", field: "date_column" } },
    });
    expect(site.counts.writes).toBe(0);
  },
);

test("a note and a group are given where the user gave them", patience, async () => {
  const { rules } = tenants["many-groups"];
  await using site = await startSandbox({
    tenant: { ...tenants["many-groups"], rules: { ...rules, noteRequired: true } },
  });

  const run = await runAgainst(site, {
    rows: rowsFor(["2026-11-18"]),
    spec: { options: { defaultNote: "打刻漏れ", groupName: "大阪支社" } },
  });

  expect(outcomes(run)).toEqual(["2026-11-18 verified"]);
  expect(site.punches().map(({ note, groupId }) => [note, groupId])).toEqual([
    ["打刻漏れ", 2],
    ["打刻漏れ", 2],
  ]);
});

test("a future day that the company refuses is reported as future", patience, async () => {
  await using site = await startSandbox({
    tenant: "future-refused",
    now: () => new Date("2026-11-10T03:00:00Z"),
  });

  const run = await runAgainst(site, {
    rows: rowsFor(["2026-11-09", "2026-11-11"]),
    spec: { today: "2026-11-10" },
  });

  expect(outcomes(run)).toEqual(["2026-11-09 verified", "2026-11-11 rejected future"]);
});

test(
  "where 出勤簿 rounds, a day whose own list holds what was asked is verified, with what the book shows",
  patience,
  async () => {
    await using site = await startSandbox({ tenant: "rounded-book" });
    const rows = rowsFor(["2026-11-04"], { startMin: 545, endMin: 1087 });

    const run = await runAgainst(site, { rows });

    expect(run.end).toEqual({ end: "done" });
    expect(outcomes(run)).toEqual(["2026-11-04 verified book_differs"]);
    expect(run.days.get("2026-11-04")?.facts).toEqual({ bookStartMin: 555, bookEndMin: 1080 });

    const plan = await runAgainst(site, { rows, spec: { mode: "plan" } });

    expect([...plan.days.values()].map(({ plan: planned }) => planned)).toEqual([
      "already_recorded",
    ]);
    expect(punchTimes(site)).toEqual(["2026-11-04 work_start 545 work_end 1087"]);
  },
);

// One zone ahead of Japan with every test; those behind it at night. 11/1 has 25 hours in New York.
test.each(casesOf(process.env, { always: ["Pacific/Apia"], nightly: ["UTC", "America/New_York"] }))(
  "a service that stands in the zone %s enters the days that the sheet says",
  patience,
  async (zone) => {
    await using site = await startSandbox();
    const rows = [
      ...rowsFor(["2026-11-02"], { startMin: 0, endMin: 540 }),
      ...rowsFor(["2026-11-30"], { startMin: 1320, endMin: 1800 }),
    ];

    const run = await runAgainst(site, { rows, env: { TZ: zone } });

    expect(outcomes(run)).toEqual(["2026-11-02 verified", "2026-11-30 verified"]);
    expect(punchTimes(site)).toEqual([
      "2026-11-02 work_start 0 work_end 540",
      "2026-11-30 work_start 1320 work_end 1800",
    ]);
  },
);

test(
  "a time that the company's automatic 退勤 takes is reported, and the half that is there",
  patience,
  async () => {
    await using site = await startSandbox({ tenant: "auto-leave" });

    const run = await runAgainst(site, { rows: rowsFor(["2026-11-04"], { endMin: 1380 }) });

    expect(outcomes(run)).toEqual(["2026-11-04 rejected auto_leave"]);
    expect(run.days.get("2026-11-04")?.now).toEqual([
      { kind: "work_start", timeMin: 540, pending: false },
    ]);
  },
);

test("an employee who may not correct punches is reported, once", patience, async () => {
  await using site = await startSandbox({ tenant: "no-correction-right" });

  const run = await runAgainst(site, { rows: rowsFor(["2026-11-04", "2026-11-05"]) });

  expect(run.end).toMatchObject({ end: "failed", error: { code: "CORRECTION_NOT_ALLOWED" } });
  expect(site.counts.inserts).toBe(0);
});
