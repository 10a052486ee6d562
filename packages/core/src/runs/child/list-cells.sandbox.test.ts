import type { DayOutcome } from "@jobcan-automation/contract";
import { startSandbox, tenants } from "@jobcan-automation/sandbox";
import { expect, test } from "vitest";
import { casesOf } from "../../testing/lane.ts";
import { rowsFor, runAgainst } from "../../testing/run-against.ts";
import { outcomes } from "../../testing/run-facts.ts";

const patience = { timeout: 60_000 };
const days = ["2026-11-04", "2026-11-05", "2026-11-06"] as const;

test.each(
  casesOf<[number, DayOutcome]>(process.env, {
    always: [[3, "awaiting_approval"]],
    nightly: [
      [0, "verified"],
      [1, "verified"],
      [2, "verified"],
      [4, "awaiting_approval"],
      [5, "verified"],
      [6, "verified"],
      [7, "verified"],
    ],
  }),
)(
  "cells of the list hold more than times, and days end by them: writing %i, %s",
  patience,
  async (value, outcome) => {
    await using site = await startSandbox();
    site.setFault({ name: "list-cells", value });

    const rows = rowsFor(days, { endMin: 1570 });
    const run = await runAgainst(site, { rows });
    const again = await runAgainst(site, { rows });

    expect(run.end).toEqual({ end: "done" });
    expect(outcomes(run)).toEqual(days.map((date) => `${date} ${outcome}`));
    expect(outcomes(again).every((line) => /already_(recorded|awaiting)$/.test(line))).toBe(true);
    expect(site.punches()).toHaveLength(6);
  },
);

test.each(
  casesOf<[number, string]>(process.env, {
    always: [[8, "ああああ"]],
    nightly: [[9, "99:99 99:99"]],
  }),
)(
  "days whose list cannot be read are left as they are, one after another, and the rest is entered (%i)",
  patience,
  async (value, cell) => {
    const punches = days.map((date) => ({ employeeId: 1001, date, minutes: 540 }));
    await using site = await startSandbox({ tenant: { ...tenants.default, punches } });
    // The first of them is that of the page that is read ahead, which is asked for again.
    site.setFault({ name: "list-cells", value, on: "day-page", times: 4 });
    const last = "2026-11-09";

    const run = await runAgainst(site, { rows: rowsFor([...days, last]) });

    expect(run.end).toEqual({ end: "done" });
    expect(outcomes(run)).toEqual([
      ...days.map((date) => `${date} failed site_changed`),
      `${last} verified`,
    ]);
    expect(days.map((date) => run.days.get(date)?.facts)).toEqual(days.map(() => ({ cell })));
    expect(site.counts.inserts).toBe(2);
  },
);

test(
  "a list that cannot be read after a press leaves that day open, and the job goes on",
  patience,
  async () => {
    await using site = await startSandbox();
    // The reply, the next day's page that is read ahead, and the page after the reply.
    site.setFault({ name: "list-cells", value: 8, after: 1, times: 3 });

    const run = await runAgainst(site, { rows: rowsFor(days.slice(0, 2)) });

    expect(run.end).toEqual({ end: "done" });
    expect(outcomes(run)).toEqual(["2026-11-04 unknown not_settled", "2026-11-05 verified"]);
    expect(run.days.get("2026-11-04")?.facts).toEqual({ cause: "SITE_CHANGED", cell: "ああああ" });
    expect(site.punches()).toHaveLength(3);
  },
);

test.each(casesOf(process.env, { always: [[4]], nightly: [[0], [1], [2], [3]] }))(
  "an empty list is no punch in every form: %i",
  patience,
  async (value) => {
    await using site = await startSandbox();
    site.setFault({ name: "empty-list", value });

    const run = await runAgainst(site, { rows: rowsFor(days) });

    expect(run.end).toEqual({ end: "done" });
    expect(outcomes(run)).toEqual(days.map((date) => `${date} verified`));
  },
);
