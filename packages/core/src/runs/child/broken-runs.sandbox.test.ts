import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSandbox } from "@jobcan-automation/sandbox";
import { expect, test } from "vitest";
import { findTestChromium } from "../../testing/find-test-chromium.ts";
import { closeLedger } from "../../settlement/close-ledger.ts";
import { casesOf } from "../../testing/lane.ts";
import { rowsFor, runAgainst } from "../../testing/run-against.ts";
import { outcomes, punchTimes } from "../../testing/run-facts.ts";
import { writeScript } from "../../testing/write-script.ts";

// What breaks a run beside the faults of the table (fault-table.sandbox.test.ts). Most deaths of runs with breaks
// belong to the nightly lane and are registered only there.
const rows = rowsFor(["2026-11-04", "2026-11-05"], { breaks: [{ startMin: 720, endMin: 780 }] });
const whole = ["2026-11-04", "2026-11-05"].map(
  (date) => `${date} work_start 540 rest_start 720 rest_end 780 work_end 1080`,
);
const patience = { timeout: 90_000 };

test.each(
  casesOf<[code: string, count: number]>(process.env, {
    always: [["punch_accepted", 2]],
    nightly: [
      ["punch_sending", 1],
      ["punch_sending", 2],
      ["punch_sending", 4],
      ["punch_accepted", 4],
      ["punch_accepted", 6],
    ],
  }),
)(
  "a run with breaks killed at its %s number %i is completed by the next one, with no punch twice",
  patience,
  async (code, count) => {
    await using site = await startSandbox();
    let seen = 0;
    const killed = await runAgainst(site, {
      rows,
      onMessage: (message, runner) => {
        if (message.type !== "log" || message.message.code !== code) return;
        seen += 1;
        if (seen === count) runner.kill();
      },
    });
    expect(killed.end).toBeUndefined();

    const run = await runAgainst(site, { rows });

    expect(run.end).toEqual({ end: "done" });
    expect(punchTimes(site)).toEqual(whole);
  },
);

test.each([
  ["punch_accepted", 2],
  ["punch_accepted", 3],
  ["punch_sending", 3],
] as const)(
  "after a kill at %s number %i the receipt has each stamp under the kind that Jobcan shows, or says that it was not read",
  patience,
  async (code, count) => {
    await using site = await startSandbox();
    let seen = 0;
    const killed = await runAgainst(site, {
      rows: rows.slice(0, 1),
      onMessage: (message, runner) => {
        if (message.type !== "log" || message.message.code !== code) return;
        seen += 1;
        if (seen === count) runner.kill();
      },
    });
    const error = { code: "RUNNER_CRASHED", facts: {} } as const;
    const { days } = closeLedger([...killed.days.values()], "fill", { how: "failed", error });

    const [day] = days;
    expect(day?.outcome === "failed" || day?.outcome === "unknown").toBe(true);
    const recorded = day?.now?.map(({ kind, timeMin }) => [timeMin, kind]) ?? [];
    const held = site.punches().map(({ kind, minutes }) => [minutes, kind]);
    const notRead = day?.sent.filter(({ fate }) => fate === "pressed" || fate === "accepted") ?? [];
    // What the record has is all there is, unless it says itself that something was sent since.
    const compared = ([minutes, kind]: (number | string)[]) =>
      notRead.length === 0 ? [minutes, kind] : minutes;
    expect(held.slice(0, recorded.length).map(compared)).toEqual(recorded.map(compared));
    expect(held.length - recorded.length).toBeLessThanOrEqual(notRead.length);
  },
);

test(
  "a launch that never comes up ends with the stop, and its processes with it",
  patience,
  async () => {
    await using site = await startSandbox();
    const folder = mkdtempSync(join(tmpdir(), "slow-browser-"));
    const executablePath = writeScript(folder, "sleep 600");

    const run = await runAgainst(site, {
      rows,
      spec: { browser: { executablePath, sandbox: false } },
      onMessage: (message, runner) => {
        if (message.type !== "log" || message.message.code !== "browser_starting") return;
        setTimeout(() => runner.stop("now"), 300);
      },
    });
    rmSync(folder, { recursive: true });

    expect(run.end).toEqual({ end: "stopped", when: "now" });
    expect(run.leftProcesses).toBe(0);
  },
);

test("a browser that is not there is reported as such, soon", patience, async () => {
  await using site = await startSandbox();
  const browser = { executablePath: "/nowhere/chromium", sandbox: false };

  const run = await runAgainst(site, { rows, spec: { browser } });

  expect(run.end).toMatchObject({
    end: "failed",
    error: { code: "BROWSER_UNAVAILABLE", facts: { cause: "missing" } },
  });
  expect(site.counts.requests).toBe(0);
});

test("a sandbox that root cannot have is refused, never dropped silently", patience, async () => {
  await using site = await startSandbox();
  const browser = { ...findTestChromium(process.env), sandbox: true };

  const run = await runAgainst(site, { rows: rowsFor(["2026-11-04"]), spec: { browser } });

  const isRoot = process.getuid?.() === 0;
  expect(run.end).toMatchObject(
    isRoot
      ? {
          end: "failed",
          error: { code: "BROWSER_UNAVAILABLE", facts: { cause: "sandbox_refused" } },
        }
      : { end: "done" },
  );
  expect(outcomes(run)).toEqual(isRoot ? [] : ["2026-11-04 verified"]);
  expect([run.leftProcesses, run.leftFiles]).toEqual([0, []]);
});
