import { startSandbox } from "@jobcan-automation/sandbox";
import { expect, test } from "vitest";
import { rowsFor, runAgainst, type RunnerHandle } from "../../testing/run-against.ts";

const patience = { timeout: 60_000 };
const dates = ["2026-11-04", "2026-11-05", "2026-11-06"];

/** Does it once, as soon as the first day has been entered. */
function afterFirstDay(work: (runner: RunnerHandle) => void) {
  let isDone = false;
  return (message: { type: string; record?: { outcome?: unknown } }, runner: RunnerHandle) => {
    if (isDone || message.type !== "day" || message.record?.outcome !== "verified") return;
    isDone = true;
    work(runner);
  };
}

test(
  "a run whose server is gone presses nothing more, and its browser goes with it",
  patience,
  async () => {
    await using site = await startSandbox({ latencyMs: 20 });
    let pressed = -1;

    const run = await runAgainst(site, {
      rows: rowsFor(dates),
      onMessage: afterFirstDay((runner) => {
        pressed = site.punches().length;
        runner.disconnect();
      }),
    });

    expect(pressed).toBe(2);
    expect(site.punches()).toHaveLength(pressed);
    expect([run.exitCode, run.leftProcesses]).toEqual([0, 0]);
    expect(run.tookMs).toBeLessThan(30_000);
  },
);

test(
  "a run whose server is gone and whose browser hangs is gone with it within 30 seconds",
  patience,
  async () => {
    await using site = await startSandbox({ latencyMs: 20 });
    let cutAt = 0;

    const run = await runAgainst(site, {
      rows: rowsFor(dates),
      onMessage: afterFirstDay((runner) => {
        runner.freezeBrowser();
        cutAt = performance.now();
        runner.disconnect();
      }),
    });

    expect(performance.now() - cutAt).toBeLessThan(30_000);
    expect(run.leftProcesses).toBe(0);
    expect(site.punches()).toHaveLength(2);
  },
);
