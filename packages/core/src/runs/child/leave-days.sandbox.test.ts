import {
  demoAccount,
  type SimulatedFault,
  startSandbox,
  tenants,
} from "@jobcan-automation/sandbox";
import { expect, test } from "vitest";
import { casesOf } from "../../testing/lane.ts";
import { rowsFor, runAgainst } from "../../testing/run-against.ts";
import { outcomes, punchTimes } from "../../testing/run-facts.ts";

const patience = { timeout: 60_000 };
const november = [
  "2026-11-04",
  "2026-11-05",
  "2026-11-09",
  "2026-11-10",
  "2026-11-11",
  "2026-11-12",
  "2026-11-17",
  "2026-11-19",
  "2026-11-24",
];
const worked = ["2026-11-05", "2026-11-09", "2026-11-17", "2026-11-19", "2026-11-24"];
const spans = november.map((date) =>
  worked.includes(date) ? `${date} verified` : `${date} skipped leave`,
);

test.each([
  ["ja", "slashes"],
  ["ja", "kanji"],
  ["en", "slashes"],
  ["ko", "slashes"],
] as const)(
  "leave of several days that awaits approval is left out to its last day (%s, %s)",
  patience,
  async (language, leaveDates) => {
    await using site = await startSandbox({ tenant: overDays(language, leaveDates) });

    const run = await runAgainst(site, { rows: rowsFor(november) });

    expect(run.end).toEqual({ end: "done" });
    expect(outcomes(run)).toEqual(spans);
    expect(punchTimes(site).map((line) => line.slice(0, 10))).toEqual(worked);
  },
);

test.each<SimulatedFault>([
  { name: "leave-detail-unread" },
  { name: "leave-detail-unread", value: 1 },
  { name: "renamed-field", on: "/employee/holiday/info" },
])(
  "a leave whose last day cannot be read puts every day from its first on in doubt: $name $value",
  patience,
  async (fault) => {
    await using site = await startSandbox({ tenant: onlyLater() });
    site.setFault(fault);

    const run = await runAgainst(site, { rows: rowsFor(november.slice(1)) });

    expect(run.end).toEqual({ end: "done" });
    expect(outcomes(run)).toEqual([
      "2026-11-05 verified",
      "2026-11-09 verified",
      ...november.slice(3).map((date) => `${date} skipped leave_unread`),
    ]);
    expect(logged(run.messages)).toEqual([{ from: "2026-11-10" }]);
  },
);

test(
  "days in doubt are entered on the user's word, and never one that a request names",
  patience,
  async () => {
    await using site = await startSandbox({ tenant: onlyLater() });
    site.setFault({ name: "leave-detail-unread" });

    const run = await runAgainst(site, {
      rows: rowsFor(["2026-11-10", "2026-11-13"]),
      spec: { options: { unreadLeave: "enter" } },
    });

    expect(outcomes(run)).toEqual(["2026-11-10 skipped leave", "2026-11-13 verified"]);
    expect(logged(run.messages)).toEqual([{ from: "2026-11-10" }]);
  },
);

test(
  "where the list of requests cannot be read every day is in doubt, but those that the book names",
  patience,
  async () => {
    await using site = await startSandbox({ tenant: "has-leave-and-holidays" });
    site.setFault({ name: "renamed-field", on: "leave" });

    const run = await runAgainst(site, {
      rows: rowsFor(["2026-11-12", "2026-11-13", "2026-11-17"]),
    });

    expect(outcomes(run)).toEqual([
      "2026-11-12 skipped leave",
      "2026-11-13 skipped leave_unread",
      "2026-11-17 skipped leave_unread",
    ]);
    expect(site.punches()).toEqual([]);
    expect(logged(run.messages)).toEqual([{ from: "" }]);
  },
);

test(
  "a list of requests that the site never gives is in doubt, and the user's word ends it",
  patience,
  async () => {
    await using site = await startSandbox();
    site.setFault({ name: "error-500", on: "leave" });
    const rows = rowsFor(["2026-11-04", "2026-11-05"]);

    const doubted = await runAgainst(site, { rows });
    const entered = await runAgainst(site, { rows, spec: { options: { unreadLeave: "enter" } } });

    expect(doubted.end).toEqual({ end: "done" });
    expect(outcomes(doubted)).toEqual([
      "2026-11-04 skipped leave_unread",
      "2026-11-05 skipped leave_unread",
    ]);
    expect(outcomes(entered)).toEqual(["2026-11-04 verified", "2026-11-05 verified"]);
  },
);

test.each(casesOf<[number]>(process.env, { always: [[0], [3]], nightly: [[1], [2], [4]] }))(
  "requests that are drawn without a table, or are more than are shown, put every day in doubt (%i)",
  patience,
  async (value) => {
    await using site = await startSandbox({ tenant: onlyLater() });
    site.setFault({ name: "leave-list-drawn", value });

    const run = await runAgainst(site, { rows: rowsFor(["2026-11-05", "2026-11-13"]) });

    expect(outcomes(run)).toEqual([
      "2026-11-05 skipped leave_unread",
      "2026-11-13 skipped leave_unread",
    ]);
    expect(site.punches()).toEqual([]);
    expect(logged(run.messages)).toEqual([{ from: "" }]);
  },
);

test.each(casesOf<[number]>(process.env, { always: [[6], [8]], nightly: [[9], [10]] }))(
  "a list that never comes, or stands where it cannot be read, is none that is empty (%i)",
  patience,
  async (value) => {
    await using site = await startSandbox({ tenant: onlyLater() });
    site.setFault({ name: "leave-list-drawn", value });

    const run = await runAgainst(site, { rows: rowsFor(["2026-11-05", "2026-11-10"]) });

    expect(outcomes(run)).toEqual([
      `2026-11-05 ${value === 6 ? "verified" : "skipped leave_unread"}`,
      `2026-11-10 skipped ${value === 6 ? "leave" : "leave_unread"}`,
    ]);
  },
);

test.each([5, 7])(
  "a list that the page's script draws later is read, and its days stay free (%i)",
  patience,
  async (value) => {
    await using site = await startSandbox({ tenant: onlyLater() });
    site.setFault({ name: "leave-list-drawn", value });

    const run = await runAgainst(site, {
      rows: rowsFor(["2026-11-05", "2026-11-10", "2026-11-12"]),
    });

    expect(outcomes(run)).toEqual([
      "2026-11-05 verified",
      "2026-11-10 skipped leave",
      "2026-11-12 skipped leave",
    ]);
    expect(logged(run.messages)).toEqual([]);
  },
);

test("a leave page whose requests never end is empty all the same", patience, async () => {
  await using site = await startSandbox();
  site.setFault({ name: "endless-analytics", on: "leave" });

  const run = await runAgainst(site, { rows: rowsFor(["2026-11-05"]) });

  expect(outcomes(run)).toEqual(["2026-11-05 verified"]);
});

test("a header without a way to sign out keeps leave readable", patience, async () => {
  await using site = await startSandbox({ tenant: "leave-over-days" });
  site.setFault({ name: "no-logout-link" });

  const run = await runAgainst(site, { rows: rowsFor(november) });

  expect(outcomes(run)).toEqual(spans);
});

test.each(["ja", "en"] as const)(
  "leave stays leave beside a link to withdraw it, as two halves, and under filled-in times (%s)",
  patience,
  async (language) => {
    const { leave, rules, ...company } = overDays(language, "slashes");
    const [first] = leave;
    const half = (date: string, text: string, status: "approved" | "pending") =>
      first === undefined ? [] : [{ ...first, from: date, to: date, text, status }];
    await using site = await startSandbox({
      tenant: {
        ...company,
        leave: [
          ...leave,
          ...half("2026-11-13", "有休(午前休)", "pending"),
          ...half("2026-11-13", "代休(午後休)", "approved"),
          ...half("2026-11-25", "有休(午前休)", "approved"),
          ...half("2026-11-25", "代休(午後休)", "approved"),
          ...half("2026-11-26", "時間外代休", "approved"),
          ...half("2026-11-27", "有休(午前休)", "approved"),
        ],
        rules: { ...rules, leaveWithdrawable: true, leaveShowsShift: true },
      },
    });
    const more = ["2026-11-13", "2026-11-25", "2026-11-26", "2026-11-27"];

    const run = await runAgainst(site, { rows: rowsFor([...november, ...more]) });

    expect(run.end).toEqual({ end: "done" });
    expect(outcomes(run)).toEqual(
      [
        ...spans,
        ...more.slice(0, 3).map((date) => `${date} skipped leave`),
        "2026-11-27 verified",
      ].toSorted(),
    );
  },
);

function overDays(language: "ja" | "en" | "ko", leaveDates: "slashes" | "kanji") {
  const { rules, ...company } = tenants["leave-over-days"];
  return {
    ...company,
    accounts: [{ ...demoAccount, language }],
    // Of Korean pages only the list of requests is understood, and its words are English.
    rules: { ...rules, leaveDates, languageBy: language === "en" ? "account" : "cookie" } as const,
  };
}

/** Without the leave that began the month before. */
function onlyLater() {
  const { leave, ...company } = tenants["leave-over-days"];
  return { ...company, leave: leave.slice(1) };
}

function logged(messages: Awaited<ReturnType<typeof runAgainst>>["messages"]): unknown[] {
  return messages.flatMap((message) =>
    message.type === "log" && message.message.code === "leave_unread"
      ? [message.message.facts]
      : [],
  );
}
