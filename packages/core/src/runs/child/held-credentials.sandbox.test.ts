import { setImmediate } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { demoAccount, startSandbox } from "@jobcan-automation/sandbox";
import { linuxSystem } from "@jobcan-automation/proc";
import { expect, test } from "vitest";
import { createRunStop } from "../../jobcan/visit/run-stop.ts";
import { findTestChromium } from "../../testing/find-test-chromium.ts";
import { rowsFor } from "../../testing/run-against.ts";
import type { Credentials, RunWork } from "../messages.ts";
import { OneTimeCredentials } from "./one-time-credentials.ts";
import { runJob } from "./run-job.ts";
import type { RunPorts } from "./run-ports.ts";

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

test("a run that has signed in holds its credentials no more", { timeout: 60_000 }, async () => {
  await using site = await startSandbox();
  const held: boolean[] = [];
  const { credentials, isHeld } = watchedCredentials();
  const isHeldNow = async () => {
    // A reference that was read stays until the turn ends.
    await setImmediate();
    collectGarbage();
    held.push(isHeld());
  };
  await isHeldNow();
  using asked = createRunStop(60_000);

  const report = await runJob(
    { work: workAt(site), credentials },
    portsThat({ flushed: isHeldNow }),
    asked.stop,
  );

  expect(report).toEqual({ end: "done" });
  // Once before the run, and before each of its two presses.
  expect(held).toEqual([true, false, false]);
});

function watchedCredentials() {
  const given: Credentials = { login: demoAccount.email, password: demoAccount.password };
  const reference = new WeakRef(given);
  const isHeld = () => reference.deref() !== undefined;
  return { credentials: new OneTimeCredentials(given), isHeld };
}

function workAt({ idUrl, sslUrl }: { idUrl: string; sslUrl: string }): RunWork {
  return {
    jobId: "job-test",
    mode: "fill",
    site: { idUrl, sslUrl },
    rows: rowsFor(["2026-11-02"]),
    options: {},
    punchDelayMs: 0,
    browser: { ...findTestChromium(process.env) },
    timeoutMs: 60_000,
    stepTimeoutMs: 15_000,
    today: "2026-11-23",
  };
}

function portsThat({ flushed }: Pick<RunPorts, "flushed">): RunPorts {
  return {
    system: linuxSystem,
    employee: () => {},
    reporter: {
      log: () => {},
      day: () => {},
      account: () => {},
      probe: () => {},
      skeleton: () => {},
    },
    lifecycle: { checkpoint: () => {}, browser: () => {}, cleanup: () => {} },
    person: { ask: () => Promise.resolve({ way: "nobody", reason: "absent" }) },
    picture: undefined,
    session: () => {},
    flushed,
    browserEnv: { PATH: process.env["PATH"] ?? "" },
  };
}
