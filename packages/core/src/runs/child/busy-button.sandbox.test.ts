import { type SimulatedFault, startSandbox } from "@jobcan-automation/sandbox";
import { expect, test } from "vitest";
import { casesOf } from "../../testing/lane.ts";
import { rowsFor, runAgainst } from "../../testing/run-against.ts";
import { outcomes } from "../../testing/run-facts.ts";

const patience = { timeout: 120_000 };
const days = ["2026-11-04", "2026-11-05"];

test.each<SimulatedFault>(
  casesOf<SimulatedFault>(process.env, {
    always: [{ name: "busy-button" }],
    nightly: [
      { name: "busy-button", value: 3_000 },
      // For ever from the first press on: the page is loaded anew.
      { name: "busy-button", value: 0 },
    ],
  }),
)(
  "a button that is busy at first and after each press is waited for: %j",
  patience,
  async (fault) => {
    await using site = await startSandbox({ tenant: "manual-approval" });
    site.setFault(fault);

    const run = await runAgainst(site, { rows: rowsFor(days) });

    expect(run.end).toEqual({ end: "done" });
    expect(outcomes(run)).toEqual(days.map((date) => `${date} awaiting_approval`));
    expect(site.counts.inserts).toBe(4);
    const sent = days.flatMap((date) => run.days.get(date)?.sent ?? []);
    expect(sent.map(({ fate }) => fate)).toEqual([
      "read_back",
      "read_back",
      "read_back",
      "read_back",
    ]);
  },
);

// Half a minute of waiting: the page as it came, with the site's own summary, and once more.
test.each(casesOf(process.env, { always: [], nightly: [["failed form_busy"]] }))(
  "a button that stays busy is not pressed, and the day says so: %s",
  patience,
  async (end) => {
    await using site = await startSandbox();
    site.setFault({ name: "busy-button", value: 1, times: 3 });

    const run = await runAgainst(site, { rows: rowsFor(days) });

    expect(run.end).toEqual({ end: "done" });
    expect(outcomes(run)).toEqual([`2026-11-04 ${end}`, "2026-11-05 verified"]);
    expect(run.days.get("2026-11-04")?.sent).toEqual([]);
    expect(site.counts.inserts).toBe(2);
  },
);
