import { type SimulatedFault, startSandbox, tenants } from "@jobcan-automation/sandbox";
import { expect, test } from "vitest";
import { casesOf } from "../../testing/lane.ts";
import { rowsFor, runAgainst } from "../../testing/run-against.ts";
import { logCodes, outcomes } from "../../testing/run-facts.ts";

const weekdays = Array.from({ length: 19 }, (_, index) => {
  const day = [2, 4, 5, 6, 9, 10, 11, 12, 13, 16, 17, 18, 19, 20, 24, 25, 26, 27, 30][index] ?? 0;
  return `2026-11-${String(day).padStart(2, "0")}`;
});

const patience = { timeout: 120_000 };

test("a limit that is met at the seventh page and passes is borne: 19 days", patience, async () => {
  await using site = await startSandbox();
  site.setFault({ name: "rate-limit-redirect", after: 6, times: 3 });

  const run = await runAgainst(site, { rows: rowsFor(weekdays), spec: { ratePauseMs: 20 } });

  expect(run.end).toEqual({ end: "done" });
  expect(outcomes(run)).toEqual(weekdays.map((date) => `${date} verified`));
  expect(site.counts).toMatchObject({ signInPosts: 1, inserts: 38 });
  const codes = logCodes(run);
  // The first of them is that of a page that is read ahead, which is dropped.
  expect(codes.filter((code) => code === "rate_limited")).toHaveLength(2);
});

const limits: readonly SimulatedFault[] = [
  { name: "rate-limit-notice", on: "top", value: 1 },
  { name: "rate-limited-429", on: "book" },
  { name: "rate-limit-leads", on: "book", after: 1, value: 2 },
  { name: "rate-limit-leads", on: "leave" },
  { name: "rate-limit-notice", on: "leave", after: 1, value: 4 },
  { name: "rate-limited-503", on: "day-page" },
  { name: "rate-limit-leads", on: "day-page", after: 1, value: 1 },
  { name: "rate-limited-429", on: "insert", value: 0 },
  { name: "rate-limit-after-store", on: "insert", after: 1, value: 1 },
  { name: "rate-limit-after-store", on: ["insert", "delete"], after: 2, value: 2 },
  { name: "rate-limit-after-store", on: ["insert", "push"], after: 3, value: 3 },
];

test("a limit of every kind, one after another in one run, is waited out", patience, async () => {
  await using site = await startSandbox();
  for (const fault of limits) site.setFault({ times: 1, ...fault });

  const dates = weekdays.slice(0, 3);
  const run = await runAgainst(site, { rows: rowsFor(dates), spec: { ratePauseMs: 20 } });

  expect(run.end).toEqual({ end: "done" });
  expect(outcomes(run)).toEqual(dates.map((date) => `${date} verified`));
  expect(site.punches()).toHaveLength(6);
  // The one that was not stored is pressed again once reading has shown that it is not there.
  expect(site.counts).toMatchObject({ signInPosts: 1, inserts: 7 });
  const codes = logCodes(run);
  expect(codes).toContain("slowed_down");
  expect(codes.filter((code) => code === "rate_limited").length).toBeGreaterThanOrEqual(10);
  expect(codes).not.toContain("leave_unread");
});

test(
  "a limit that hits presses alone is waited out, and no day is lost to it",
  patience,
  async () => {
    await using site = await startSandbox();
    site.setFault({ name: "rate-limited-429", on: "insert", value: 0, times: 4 });

    const dates = weekdays.slice(0, 2);
    const run = await runAgainst(site, { rows: rowsFor(dates), spec: { ratePauseMs: 20 } });

    expect(run.end).toEqual({ end: "done" });
    expect(outcomes(run)).toEqual(dates.map((date) => `${date} verified`));
    expect(site.punches()).toHaveLength(4);
    expect(site.counts.inserts).toBe(8);
    const codes = logCodes(run);
    expect(codes.filter((code) => code === "rate_limited")).toHaveLength(4);
    // The day was read before each further press.
    expect(codes.filter((code) => code === "settled_by_reading")).toHaveLength(4);
  },
);

test("a limit that hits every press ends the job after ten pauses", patience, async () => {
  await using site = await startSandbox();
  site.setFault({ name: "rate-limit-redirect", on: "insert", times: "forever" });

  const dates = weekdays.slice(0, 3);
  const run = await runAgainst(site, { rows: rowsFor(dates), spec: { ratePauseMs: 5 } });

  expect(run.end).toMatchObject({
    end: "failed",
    error: { code: "SITE_RATE_LIMITED", facts: { pauses: 10 } },
  });
  expect(outcomes(run)).toEqual([
    `${dates[0]} failed site_error`,
    ...dates.slice(1).map((date) => `${date} not_reached site_error`),
  ]);
  expect(site.counts.inserts).toBe(11);
  expect(site.punches()).toEqual([]);
});

test(
  "a site that stores other times than those sent is sent two days, not more",
  patience,
  async () => {
    await using site = await startSandbox();
    site.setFault({ name: "stored-moved" });

    const dates = weekdays.slice(0, 4);
    const run = await runAgainst(site, { rows: rowsFor(dates) });

    expect(run.end).toMatchObject({
      end: "failed",
      error: { code: "SITE_CHANGED", facts: { cause: "stored_differently" } },
    });
    expect(outcomes(run)).toEqual([
      ...dates.slice(0, 2).map((date) => `${date} failed stored_differently`),
      ...dates.slice(2).map((date) => `${date} not_reached others_stored_differently`),
    ]);
    expect(site.counts.inserts).toBe(2);
  },
);

test.each(
  casesOf<[number, string, number]>(process.env, {
    always: [
      [0, "rejected asked_back", 0],
      [3, "rejected asked_back", 0],
    ],
    nightly: [
      [1, "rejected asked_back", 0],
      [2, "verified", 4],
      [4, "verified", 4],
    ],
  }),
)(
  "a page that asks in a dialog or a box of its own at the press (%s): the days end %s",
  patience,
  async (value, end, stored) => {
    await using site = await startSandbox();
    site.setFault({ name: "confirm-on-press", value });

    const dates = weekdays.slice(0, 2);
    const run = await runAgainst(site, { rows: rowsFor(dates) });

    expect(run.end).toEqual({ end: "done" });
    expect(outcomes(run)).toEqual(dates.map((date) => `${date} ${end}`));
    expect(site.counts.inserts).toBe(stored);
    expect(site.punches()).toHaveLength(stored);
  },
);

type ClosedPage = (typeof tenants)["default"]["rules"]["closedPage"];

test.each(
  casesOf<[ClosedPage, string]>(process.env, {
    always: [
      ["json-only", "rejected"],
      ["form-sentence-beside", "skipped"],
    ],
    nightly: [
      ["form-disabled", "skipped"],
      ["form-hidden", "skipped"],
      ["form-sentence", "skipped"],
    ],
  }),
)(
  "a month that reaches past today and into a closed one: each such day is told, the others are entered (%s)",
  patience,
  async (closedPage, outcome) => {
    const { rules, ...company } = tenants.default;
    const here = { ...rules, closedMonths: ["2026-10"], acceptFuture: false, closedPage };
    await using site = await startSandbox({
      tenant: { ...company, rules: here },
      now: () => new Date("2026-11-10T03:00:00Z"),
    });
    const closed = ["2026-10-28", "2026-10-29", "2026-10-30"];
    const open = ["2026-11-04", "2026-11-05", "2026-11-09"];
    const future = ["2026-11-11", "2026-11-12", "2026-11-13"];

    const run = await runAgainst(site, {
      rows: rowsFor([...closed, ...open, ...future]),
      spec: { today: "2026-11-10" },
    });

    expect(run.end).toEqual({ end: "done" });
    expect(outcomes(run)).toEqual([
      // The refusal of a whole month is met once.
      ...closed.map((date, index) => `${date} ${index === 0 ? outcome : "skipped"} closed`),
      ...open.map((date) => `${date} verified`),
      ...future.map((date) => `${date} ${outcome} future`),
    ]);
    expect(new Set(site.punches().map(({ date }) => date))).toEqual(new Set(open));
  },
);

// The waits are the real ones: at night only.
test.each(casesOf(process.env, { always: [], nightly: [weekdays] }))(
  "a site that takes six pages in three seconds and none for eight is borne to the end",
  { timeout: 240_000 },
  async (...dates) => {
    await using site = await startSandbox();
    site.setFault({ name: "rate-limit-window" });

    const run = await runAgainst(site, { rows: rowsFor(dates), spec: { timeoutMs: 180_000 } });

    expect(run.end).toEqual({ end: "done" });
    expect(outcomes(run)).toEqual(dates.map((date) => `${date} verified`));
    expect(site.counts.signInPosts).toBe(1);
    const codes = logCodes(run);
    expect(codes).toEqual(expect.arrayContaining(["rate_limited", "slowed_down"]));
  },
);
