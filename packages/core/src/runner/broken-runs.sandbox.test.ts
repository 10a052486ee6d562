import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSandbox } from "@jobcan-automation/sandbox";
import { expect, test } from "vitest";
import { rowsFor, runAgainst } from "../testing/run-against.ts";
import { outcomes, punchTimes } from "../testing/run-facts.ts";

const rows = rowsFor(["2026-11-04", "2026-11-05"], { breaks: [{ startMin: 720, endMin: 780 }] });
const whole = ["2026-11-04", "2026-11-05"].map(
  (date) => `${date} work_start 540 rest_start 720 rest_end 780 work_end 1080`,
);
const patience = { timeout: 60_000 };

test.each([
  ["punch_sending", 1],
  ["punch_sending", 2],
  ["punch_accepted", 2],
  ["punch_sending", 4],
  ["punch_accepted", 4],
  ["punch_accepted", 6],
])(
  "a run killed at its %s number %i is completed by the next one, with no punch twice",
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

test(
  "a browser killed before the password was sent is replaced and the run goes on",
  patience,
  async () => {
    await using site = await startSandbox();
    site.setFault({ name: "slow", on: "sign-in-page", times: 1, value: 500 });

    const run = await runAgainst(site, {
      rows,
      onMessage: (message, runner) => {
        if (message.type !== "log" || message.message.code !== "signing_in") return;
        runner.killBrowser();
      },
    });

    expect(run.end).toEqual({ end: "done" });
    expect(site.counts.signInPosts).toBe(1);
    expect(punchTimes(site)).toEqual(whole);
    expect(run.messages.filter(({ type }) => type === "browser")).toMatchObject([
      { state: "opened" },
      { state: "closed" },
      { state: "opened" },
      { state: "closed" },
    ]);
  },
);

test(
  "a browser killed while the password is on its way is not asked to send it again",
  patience,
  async () => {
    await using site = await startSandbox();
    site.setFault({ name: "slow", on: "sign-in-post", value: 2_000 });
    const stop = watchPosts(site);

    const run = await runAgainst(site, {
      rows,
      onMessage: (message, runner) => {
        if (message.type !== "log" || message.message.code !== "signing_in") return;
        void stop.seen.then(() => runner.killBrowser());
      },
    });

    expect(run.end).toMatchObject({ end: "failed", error: { code: "BROWSER_CRASHED" } });
    expect(stop.posts()).toBe(1);
    expect(outcomes(run)).toEqual([]);
    expect([run.leftProcesses, run.leftFiles.length]).toEqual([0, 0]);
  },
);

test(
  "a launch that never comes up ends with the stop, and its processes with it",
  patience,
  async () => {
    await using site = await startSandbox();
    const folder = mkdtempSync(join(tmpdir(), "slow-browser-"));
    const executablePath = join(folder, "browser.sh");
    writeFileSync(executablePath, "#!/bin/sh\nsleep 600\n");
    chmodSync(executablePath, 0o755);

    const run = await runAgainst(site, {
      rows,
      spec: { browser: { executablePath, sandbox: false, extraArgs: [] } },
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

/** Tells when the first password has arrived, and how many did. */
function watchPosts(site: { requestLog(): readonly { method: string; path: string }[] }): {
  seen: Promise<void>;
  posts(): number;
} {
  const posts = () =>
    site.requestLog().filter(({ method, path }) => method === "POST" && path === "/users/sign_in")
      .length;
  const { promise: seen, resolve } = Promise.withResolvers<void>();
  const look = () => {
    if (posts() > 0) resolve();
    else setTimeout(look, 10);
  };
  look();
  return { seen, posts };
}
