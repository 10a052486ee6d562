import {
  type Sandbox,
  type SimulatedFault,
  startSandbox,
  tenants,
} from "@jobcan-automation/sandbox";
import { expect, test } from "vitest";
import { casesOf } from "../../testing/lane.ts";
import { type RunAccount, rowsFor, runAgainst } from "../../testing/run-against.ts";
import { outcomes, punchTimes } from "../../testing/run-facts.ts";

const patience = { timeout: 90_000 };
const month = [1, 2, 5, 6, 7, 8, 9, 13, 14, 15, 16, 19, 20, 21, 22, 23, 26, 27, 28, 29].map(
  (day) => `2026-10-${String(day).padStart(2, "0")}`,
);
const threeDays = ["2026-11-04", "2026-11-05", "2026-11-06"];

test(
  "20 days take 70 requests: one page and two punches a day, and no summary",
  patience,
  async () => {
    await using site = await startSandbox();

    const run = await runAgainst(site, { rows: rowsFor(month) });

    expect(outcomes(run)).toEqual(month.map((date) => `${date} verified`));
    expect(punchTimes(site)).toEqual(month.map((date) => `${date} work_start 540 work_end 1080`));
    expect(countOf(site, "/employee/adit/modify")).toBe(20);
    expect(countOf(site, "/employee/adit/get-summary")).toBe(0);
    expect(site.requestLog().length).toBeLessThanOrEqual(70);
  },
);

test.each<[string, SimulatedFault]>([
  ["opens nothing without its summary", { name: "summary-needed" }],
  ["has a token for each page", { name: "token-per-page" }],
])("a site that %s takes 130 requests for 20 days", patience, async (_, fault) => {
  await using site = await startSandbox();
  site.setFault(fault);

  const run = await runAgainst(site, { rows: rowsFor(month) });

  expect(outcomes(run)).toEqual(month.map((date) => `${date} verified`));
  expect(punchTimes(site)).toEqual(month.map((date) => `${date} work_start 540 work_end 1080`));
  expect(site.requestLog().length).toBeLessThanOrEqual(130);
});

test("a company whose pages load themselves anew takes 130 requests too", patience, async () => {
  await using site = await startSandbox({ tenant: tenants["refresh-on-punch"] });

  const run = await runAgainst(site, { rows: rowsFor(month) });

  expect(outcomes(run)).toEqual(month.map((date) => `${date} verified`));
  expect(punchTimes(site)).toEqual(month.map((date) => `${date} work_start 540 work_end 1080`));
  expect(logged(run)).toEqual([]);
  expect(site.requestLog().length).toBeLessThanOrEqual(130);
});

test(
  "what is read before the first press is asked for side by side, and once",
  patience,
  async () => {
    await using site = await startSandbox();
    site.setFault({ name: "slow", on: ["book", "leave", "day-page"], value: slowMs, times: 3 });

    const run = await runAgainst(site, { rows: rowsFor(threeDays) });

    expect(outcomes(run)).toEqual(threeDays.map((date) => `${date} verified`));
    const opening = [...openingPaths].map((path) => {
      const asked = site.requestLog().find((request) => request.path.replace(/\/$/, "") === path);
      return { path, at: asked?.at ?? Number.NaN };
    });
    const times = opening.map(({ at }) => at);
    // None of them had been answered yet when the last was asked for.
    expect(Math.max(...times) - Math.min(...times)).toBeLessThan(slowMs);
    expect([...openingPaths].map((path) => countOf(site, path))).toEqual([2, 1, 3]);
  },
);

const slowMs = 2_000;
/** 出勤簿, which is read once more in the end; the list of leave; each day's page. */
const openingPaths = [
  "/employee/attendance",
  "/employee/holiday",
  "/employee/adit/modify",
] as const;

test.each(
  casesOf<[SimulatedFault]>(process.env, {
    always: [[{ name: "rate-limit-redirect", on: "leave" }]],
    nightly: [
      [{ name: "rate-limited-429", on: "book" }],
      [{ name: "session-expired", on: "book", value: 1 }],
      [{ name: "error-500", on: "leave" }],
      [{ name: "other-person", on: "day-page" }],
      [{ name: "slow", on: "book", value: 8_000 }],
    ],
  }),
)(
  "a page of the opening that is %o is dropped, the site asked again, and one page after the other",
  patience,
  async (fault) => {
    await using site = await startSandbox();
    site.setFault({ ...fault, times: 1 });

    const run = await runAgainst(site, { rows: rowsFor(threeDays), spec: { ratePauseMs: 20 } });

    expect(run.end).toEqual({ end: "done" });
    expect(outcomes(run)).toEqual(threeDays.map((date) => `${date} verified`));
    expect(punchTimes(site)).toEqual(
      threeDays.map((date) => `${date} work_start 540 work_end 1080`),
    );
    expect(site.counts.signInPosts).toBe(1);
    expect(logged(run)).toEqual(loggedFor(fault));
  },
);

/** What the site answers to the page that is read ahead: the second page of a day that it is asked for. */
const doubtful: readonly SimulatedFault[] = [
  { name: "rate-limit-redirect", on: "day-page", times: 1 },
  { name: "rate-limit-redirect", on: "day-page", times: 1, value: 1 },
  { name: "session-expired", on: "day-page", times: 1, value: 1 },
  { name: "other-day", times: 1 },
  { name: "error-500", on: "day-page", times: 1 },
  { name: "maintenance-200", on: "day-page", times: 1 },
  { name: "rate-limited-429", on: "day-page", times: 1 },
  { name: "connection-cut", on: "day-page", times: 1 },
  { name: "redirect-other-host", on: "day-page", times: 1 },
  { name: "redirect-loop", on: "day-page", times: 1 },
  { name: "missing-button", times: 1 },
  { name: "renamed-field", times: 1 },
  { name: "other-person", on: "day-page", times: 1 },
  { name: "other-person", on: "day-page", times: 1, value: 1 },
  { name: "slow", on: "day-page", times: 1, value: 8_000 },
];
const lone = new Set(["rate-limit-redirect", "session-expired", "other-day", "other-person"]);

test.each(
  casesOf(process.env, {
    always: doubtful.filter(({ name, value }) => lone.has(name) && value !== 1).map((one) => [one]),
    nightly: doubtful.map((one) => [one]),
  }),
)("a page read ahead that is %o is dropped, and the site asked again", patience, async (fault) => {
  await using site = await startSandbox();
  site.setFault({ ...fault, after: 1 });

  const run = await runAgainst(site, { rows: rowsFor(threeDays), spec: { ratePauseMs: 20 } });

  expect(run.end).toEqual({ end: "done" });
  expect(outcomes(run)).toEqual(threeDays.map((date) => `${date} verified`));
  expect(punchTimes(site)).toEqual(threeDays.map((date) => `${date} work_start 540 work_end 1080`));
  expect(site.counts).toMatchObject({ signInPosts: 1, foreignHostRequests: 0 });
  expect(logged(run)).toEqual(loggedFor(fault));
});

test(
  "a stop after the day leaves the next day alone, though its page was read",
  patience,
  async () => {
    await using site = await startSandbox();

    const run = await runAgainst(site, {
      rows: rowsFor(threeDays),
      onMessage(message, runner) {
        if (message.type === "log" && message.message.code === "punch_sending")
          runner.stop("after_day");
      },
    });

    expect(run.end).toEqual({ end: "stopped", when: "after_day" });
    expect(outcomes(run).slice(0, 2)).toEqual([
      "2026-11-04 verified",
      "2026-11-05 not_reached stopped",
    ]);
    expect(site.counts.inserts).toBe(2);
    expect([run.leftProcesses, run.leftFiles]).toEqual([0, []]);
  },
);

test.each(["now", "memory"] as const)(
  "a stop (%s) while a page is read ahead ends the run without it",
  patience,
  async (when) => {
    await using site = await startSandbox();
    site.setFault({ name: "slow", on: "day-page", after: 1, value: 20_000 });

    const run = await runAgainst(site, {
      rows: rowsFor(threeDays),
      onMessage(message, runner) {
        if (message.type === "log" && message.message.code === "day_ended") runner.stop(when);
      },
    });

    expect(run.end).toEqual({ end: "stopped", when });
    expect(outcomes(run)).toEqual([
      "2026-11-04 verified",
      "2026-11-05 not_reached stopped",
      "2026-11-06 not_reached stopped",
    ]);
    expect(run.tookMs).toBeLessThan(15_000);
    expect([run.leftProcesses, run.leftFiles]).toEqual([0, []]);
  },
);

function countOf(site: Sandbox, wanted: string): number {
  return site.requestLog().filter(({ path }) => path.replace(/\/$/, "") === wanted).length;
}

/** Where the session is over, the page that is asked for in its place tells; a redirect off the site is always told. */
function loggedFor({ name, value }: SimulatedFault): string[] {
  if (name === "session-expired") return ["signed_in_again"];
  const leavesSite =
    name === "redirect-other-host" || (name === "rate-limit-redirect" && value === 1);
  return leavesSite ? ["request_blocked"] : [];
}

/** The warnings of a run. */
function logged({ messages }: RunAccount): string[] {
  return messages.flatMap((one) =>
    one.type === "log" && one.level !== "info" ? [one.message.code] : [],
  );
}
