import { startSandbox } from "@jobcan-automation/sandbox";
import { expect, test } from "vitest";
import { outcomes } from "../../testing/run-facts.ts";
import { rowsFor, runAgainst } from "../../testing/run-against.ts";

test("a press that nobody keeps is not made: the parent is gone before it answers", async () => {
  await using sandbox = await startSandbox();

  const run = await runAgainst(sandbox, {
    rows: rowsFor(["2026-11-02"]),
    onMessage(message, runner) {
      if (message.type === "day" && message.record.sent.length > 0) runner.disconnect();
    },
  });

  expect(run.days.get("2026-11-02")?.sent).toHaveLength(1);
  expect(sandbox.counts.inserts).toBe(0);
}, 60_000);

test("a press whose record cannot be stored is not made, the run ends for it, and every day says what it is", async () => {
  await using sandbox = await startSandbox();

  const run = await runAgainst(sandbox, {
    rows: rowsFor(["2026-11-02", "2026-11-04", "2026-11-05"]),
    // Two presses a day: the second day's end has no record.
    canStore: (syncId) => syncId < 4,
  });

  expect(run.end).toEqual({
    end: "failed",
    error: { code: "NO_SPACE", facts: { cause: "full", step: "record" } },
  });
  expect(outcomes(run)).toEqual([
    "2026-11-02 verified",
    "2026-11-04 failed no_space",
    "2026-11-05 not_reached no_space",
  ]);
  expect(sandbox.counts.inserts).toBe(3);
  expect(run.leftProcesses).toBe(0);
}, 60_000);
