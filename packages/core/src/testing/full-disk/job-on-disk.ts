import { tmpdir } from "node:os";
import type { Sandbox } from "@jobcan-automation/sandbox";
import { type JobView, toAutofillError } from "@jobcan-automation/contract";
import { linuxSystem } from "@jobcan-automation/proc";
import { systemClock } from "../../base/system-clock.ts";
import { Secret } from "../../base/secret.ts";
import { type LocalEngine, createLocalEngine } from "../../engine/local-engine.ts";
import type { JobStore } from "../../record/job-store.ts";
import { createProcessRunner } from "../../runs/run-in-process.ts";
import { collect } from "../collect.ts";
import { jobRequest } from "../engine-fixture.ts";
import { createFakeTelemetry } from "../fake-telemetry.ts";
import { findTestChromium } from "../find-test-chromium.ts";
import { rowsFor } from "../run-against.ts";
import { type CountedWrites, refuseWrites } from "./refuse-writes.ts";

export interface JobOnDisk {
  /** The job as its follower saw it end; undefined where it was refused at its submission. */
  reported: JobView | undefined;
  /** The same as a service knows it that was started after the first one had gone; undefined where it knows none. */
  stored: JobView | undefined;
  writes: CountedWrites["writes"];
  wasRefused: CountedWrites["wasRefused"];
}

export interface JobOnDiskOptions {
  sandbox: Sandbox;
  /** Opens the records, each time anew. */
  open: () => JobStore;
  /** Which writes of the first service are refused, counted from 1. */
  isRefused?: (write: number) => boolean;
  /** Called before the job is sent. */
  fill?: () => void;
  /** Called before the second service is started. */
  free?: () => void;
}

/**
 * A job of three days in a real browser, on a service whose disk has no space for some of its writes. Then that one
 * is gone, there is space, and another is started on the same records.
 */
export async function runJobOnDisk(options: JobOnDiskOptions): Promise<JobOnDisk> {
  const { sandbox, open, isRefused = () => false } = options;
  const store = open();
  const counted = refuseWrites(store, isRefused);
  const engine = createEngine(sandbox, store, "1.1");
  const reported = await endOfJob(engine, options.fill);
  const { writes, wasRefused } = counted;
  counted.cutOff();
  await engine.shutdown();
  options.free?.();
  const again = createEngine(sandbox, open(), "2.2");
  const stored = await again.get(ref).catch(unlessUnknown);
  await again.shutdown();
  return { reported, stored, writes, wasRefused };
}

const ref = { jobId: "job-a", owner: "owner-a" };

async function endOfJob(engine: LocalEngine, fill = () => {}): Promise<JobView | undefined> {
  const rows = rowsFor(["2026-11-02", "2026-11-04", "2026-11-05"]);
  fill();
  const sent = engine.submit({ ...jobRequest({ rows, target: "practice" }), ...demoAccount });
  const submitted = await sent.catch(unlessFull);
  if (submitted === undefined) return undefined;
  await collect(await engine.follow(ref, { signal: AbortSignal.timeout(50_000) }));
  return await engine.get(ref);
}

function unlessFull(error: unknown): undefined {
  if (toAutofillError(error).code !== "NO_SPACE") throw error;
}

function unlessUnknown(error: unknown): undefined {
  if (toAutofillError(error).code !== "JOB_NOT_FOUND") throw error;
}

const demoAccount = {
  login: new Secret("demo@example.jp"),
  password: new Secret("practice-1234"),
};

const onError = () => {};

function createEngine({ idUrl, sslUrl }: Sandbox, store: JobStore, instance: string): LocalEngine {
  const clock = systemClock;
  const telemetry = createFakeTelemetry();
  const runner = createProcessRunner({
    entry: new URL("../../runs/child/runner-main.ts", import.meta.url),
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
    newId: () => ref.jobId,
    onRemoved: () => {},
    onError,
  });
}
