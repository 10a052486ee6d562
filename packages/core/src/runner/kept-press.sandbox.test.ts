import { startSandbox } from "@jobcan-automation/sandbox";
import { expect, test } from "vitest";
import { rowsFor, runAgainst } from "../testing/run-against.ts";

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
