import { type SimulatedFault, startSandbox } from "@jobcan-automation/sandbox";
import { expect, test } from "vitest";
import { rowsFor, runAgainst } from "../../testing/run-against.ts";
import { logCodes, outcomes } from "../../testing/run-facts.ts";

// With the time limits of a real run: a page that hangs must not hold a place to run for long.
const rows = rowsFor(["2026-11-04", "2026-11-05", "2026-11-06"]);
const patience = { timeout: 120_000 };

/** Milliseconds from the first page of a day to the end of the run. */
async function timeToEnd(fault: SimulatedFault, freeze = false) {
  await using site = await startSandbox();
  site.setFault(fault);
  let readAt = 0;
  const run = await runAgainst(site, {
    rows,
    onMessage: (message, runner) => {
      if (message.type !== "log" || message.message.code !== "month_read") return;
      readAt = performance.now();
      if (freeze) runner.freezeRenderers();
    },
  });
  return { run, tookMs: performance.now() - readAt };
}

test(
  "pages that hang as soon as they come free the place within 30 seconds of the first",
  patience,
  async () => {
    const { run, tookMs } = await timeToEnd({ name: "hang-renderer", times: "forever" });

    expect(run.end).toMatchObject({
      end: "failed",
      error: { code: "SITE_UNAVAILABLE", facts: { cause: "hangs" } },
    });
    expect(tookMs).toBeLessThan(30_000);
    expect([run.leftProcesses, run.leftFiles]).toEqual([0, []]);
    expect(outcomes(run)).toEqual(rows.map(({ date }) => `${date} not_reached timed_out`));
  },
);

test("a renderer that is stopped is replaced, and all days are done", patience, async () => {
  const { run, tookMs } = await timeToEnd({ name: "slow", value: 1 }, true);

  expect(run.end).toEqual({ end: "done" });
  expect(run.messages).toContainEqual(
    expect.objectContaining({
      message: { code: "browser_relaunched", facts: { reason: "hangs" } },
    }),
  );
  expect(tookMs).toBeLessThan(30_000);
  expect(run.leftProcesses).toBe(0);
});

test(
  "a site that is slow, though for longer than a page may hang, is waited for",
  patience,
  async () => {
    const { run } = await timeToEnd({ name: "slow", on: "day-page", times: 1, value: 12_000 });

    expect(run.end).toEqual({ end: "done" });
    expect(logCodes(run)).not.toContain("browser_relaunched");
  },
);
