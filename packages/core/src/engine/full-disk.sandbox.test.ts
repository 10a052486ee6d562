import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { type DayRecord, AutofillError } from "@jobcan-automation/contract";
import { type RecordedPunch, type Sandbox, startSandbox } from "@jobcan-automation/sandbox";
import { linuxSystem } from "@jobcan-automation/proc";
import { expect, test } from "vitest";
import { collect } from "../testing/collect.ts";
import { jobRequest } from "../testing/engine-fixture.ts";
import { createFakeTelemetry } from "../testing/fake-telemetry.ts";
import { findTestChromium } from "../testing/find-test-chromium.ts";
import { casesOf } from "../testing/lane.ts";
import { systemClock } from "../base/system-clock.ts";
import { rowsFor } from "../testing/run-against.ts";
import type { JobStore } from "../record/job-store.ts";
import { type LocalEngine, createLocalEngine } from "./local-engine.ts";
import { createProcessRunner } from "../runs/run-in-process.ts";
import { Secret } from "../base/secret.ts";
import { openSqliteStore } from "../record/sqlite/sqlite-store.ts";

/*
 * A job of three days whose disk fills up at its k-th write and stays full; then the service is started anew, with
 * space. `npm test` takes every sixteenth write, from the day of the month on; each has its turn at night. The last
 * of them are after the job's end.
 */
const lastWrite = 80;
const step = 16;
const everyWrite = Array.from({ length: lastWrite }, (_, index) => index + 1);
const isSampled = (write: number) => write % step === new Date().getUTCDate() % step;
const cases = casesOf(process.env, {
  always: everyWrite.filter(isSampled),
  nightly: everyWrite.filter((write) => !isSampled(write)),
});

test.each(cases)(
  "with a disk that is full from write %i on, the record after a restart agrees with the site",
  async (firstRefused) => {
    await using sandbox = await startSandbox();
    using disk = smallDisk();
    const reported = await endOfJob(sandbox, disk, firstRefused);
    const again = createEngine(sandbox, disk.open(), "2.2");
    const stored = await again.get({ jobId: reported.id, owner: "owner-a" });
    await again.shutdown();

    const held = sandbox.punches();
    expect(untrueDays(reported.days, held)).toEqual([]);
    expect(untrueDays(stored.days, held)).toEqual([]);
    expect(reported.status).toMatchObject({ state: "finished" });
    expect(stored.status).toMatchObject({ state: "finished" });
    // Only the last lines may be missing of a job that was reported as ended well: its days were on record before.
    const isOnRecord = isDeepStrictEqual(stored.days, reported.days);
    const endedForSpace = "error" in reported.status && reported.status.error?.code === "NO_SPACE";
    expect(endedForSpace || isOnRecord).toBe(true);
    expect(endedForSpace && !reported.wasRefused).toBe(false);
  },
  60_000,
);

test("with a disk that has space the same job succeeds, and its last write is among those that were tried", async () => {
  await using sandbox = await startSandbox();
  using disk = smallDisk();

  const reported = await endOfJob(sandbox, disk, Infinity);

  expect(reported.status).toMatchObject({ outcome: "succeeded" });
  expect(reported.writes).toBeLessThan(lastWrite);
  expect(reported.writes).toBeGreaterThan(lastWrite - step);
}, 60_000);

/** The job as a follower was reported of it when it had ended, on a service that is then gone. */
async function endOfJob(sandbox: Sandbox, disk: SmallDisk, firstRefused: number) {
  const store = disk.open();
  const engine = createEngine(sandbox, store, "1.1");
  const rows = rowsFor(["2026-11-02", "2026-11-04", "2026-11-05"]);
  const request = { ...jobRequest({ rows, target: "practice" }), ...demoAccount };
  const { jobId } = await engine.submit(request);
  const ref = { jobId, owner: "owner-a" };
  const full = fillAt(store, firstRefused);
  await collect(await engine.follow(ref, { signal: AbortSignal.timeout(50_000) }));
  const view = await engine.get(ref);
  const { writes, wasRefused } = full;
  full.cutOff();
  await engine.shutdown();
  return { ...view, writes, wasRefused };
}

const onError = () => {};

const demoAccount = {
  login: new Secret("demo@example.jp"),
  password: new Secret("practice-1234"),
};

function createEngine({ idUrl, sslUrl }: Sandbox, store: JobStore, instance: string): LocalEngine {
  const clock = systemClock;
  const telemetry = createFakeTelemetry();
  const runner = createProcessRunner({
    entry: new URL("../runs/child/runner-main.ts", import.meta.url),
    env: { PATH: process.env["PATH"] ?? "", HOME: tmpdir() },
    system: linuxSystem,
    baseDir: tmpdir(),
    oomKills: () => undefined,
    clock,
    telemetry,
    instance,
    onError,
  });
  return createLocalEngine({
    clock,
    telemetry,
    runner,
    store,
    instance,
    limits: {
      maxActive: 1,
      maxQueue: 1,
      perOwner: 1,
      queuedMaxWaitMs: 60_000,
      retentionMs: 600_000,
    },
    settings: {
      sites: { practice: { idUrl, sslUrl } },
      browser: findTestChromium(process.env),
      punchDelayMs: 0,
      timeoutMs: 50_000,
      personWaitMs: 0,
      stepTimeoutMs: 15_000,
    },
    memory: () => ({ usedMb: 1, warningMb: 400, limitMb: 450, refusesNewJob: false }),
    isInstanceGone: (other) => other !== instance,
    newId: () => crypto.randomUUID(),
    onRemoved: () => {},
    onError,
  });
}

interface SmallDisk extends Disposable {
  open(): JobStore;
}

function smallDisk(): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), "full-disk-"));
  const opened: JobStore[] = [];
  return {
    open() {
      const store = openSqliteStore(join(folder, "jobs.sqlite"));
      opened.push(store);
      return store;
    },
    [Symbol.dispose]() {
      for (const store of opened) store[Symbol.dispose]();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Refuses every write from that one on; after `cutOff` all of them, as of a process that is no more. */
function fillAt(store: JobStore, firstRefused: number) {
  const before = { ...store };
  const state = { writes: 0, wasRefused: false };
  let isCutOff = false;
  const count = () => {
    state.writes += 1;
    if (!isCutOff && state.writes < firstRefused) return;
    state.wasRefused = true;
    throw new AutofillError("NO_SPACE", { cause: "full" });
  };
  const counted: Pick<JobStore, "save" | "saveDurably"> = {
    save(jobId, change) {
      count();
      before.save(jobId, change);
    },
    saveDurably(jobId, change) {
      count();
      before.saveDurably(jobId, change);
    },
  };
  Object.assign(store, counted);
  return Object.assign(state, { cutOff: () => void (isCutOff = true) });
}

/**
 * Days of which the record says something else than the site holds: a punch that no press stands for, or an end that
 * the list does not bear out.
 */
function untrueDays(days: readonly DayRecord[], punches: readonly RecordedPunch[]): string[] {
  return days.flatMap((day) => {
    const held = punches.filter(({ date }) => date === day.date).map(({ minutes }) => minutes);
    const pressed = day.sent.filter(({ fate }) => fate !== "absent");
    const isKnown = held.every((minutes) => pressed.some(({ timeMin }) => timeMin === minutes));
    const isTrue = isKnown && agrees(day, held);
    return isTrue ? [] : [`${day.date} ${day.outcome ?? "open"}: ${held.join(", ")}`];
  });
}

function agrees({ outcome, wanted }: DayRecord, held: readonly number[]): boolean {
  const isWhole = wanted.every(({ timeMin }) => held.includes(timeMin));
  switch (outcome) {
    case "verified":
      return isWhole;
    case "not_reached":
      return held.length === 0;
    case "failed":
      return !isWhole;
    case "unknown":
      return true;
    case "awaiting_approval":
    case "rejected":
    case "skipped":
    case undefined:
      return false;
  }
}
