import { Subscribers } from "@jobcan-automation/contract";
import {
  telemetryEventSchema,
  telemetryHistorySchema,
  telemetrySnapshotSchema,
} from "@jobcan-automation/contract/schemas";
import { createFakeClock, settled } from "@jobcan-automation/core/testing";
import { type MemoryView, createTelemetry } from "@jobcan-automation/diagnostics";
import { expect, test } from "vitest";
import { createTelemetryFeed } from "./telemetry-feed.ts";

const view: MemoryView = {
  at: 5,
  source: "cgroup-v2",
  containerMb: 120,
  serverMb: 40,
  runnerMb: 30,
  browserMb: 50,
  measure: "pss",

  warningMb: 400,
  limitMb: 450,
  percent: 26.7,
  level: "ok",
  oomKills: 0,
  thresholdsFrom: { warning: "default", limit: "env" },
};

function openFeed() {
  const clock = createFakeClock();
  const tree = {
    serverMb: 40,
    runnerMb: 30,
    browserMb: 50,
    totalMb: 120,
    anonSharedMb: 90,
    measure: "pss" as const,
    isSelfOnly: false,
    processes: [],
  };
  const telemetry = createTelemetry({
    clock,
    writeLine: () => {},
    format: "text",
    memory: { read: () => ({ source: "cgroup-v2", workingSetMb: 120 }) },
    tree: { scan: () => tree },
    selfRssBytes: () => 1024 ** 2,
    thresholds: { ...view, from: view.thresholdsFrom, corrections: [] },
    env: { WEB_CONCURRENCY: "1", WEB_THREADS: "1", MAX_ACTIVE_SESSIONS: 1 },
    counts: () => ({ jobs: 0, sessions: 0 }),
  });
  let samples = 0;
  const samplers = new Subscribers<MemoryView>(() => {});
  const jobId = "0123456789abcdef0123456789abcdef";
  const peaks = { startedAt: 1, peakAt: 2, runnerMb: 30, browserMb: 50.26, isShared: false };
  const feed = createTelemetryFeed({
    telemetry,
    clock,
    history: {
      between: (from) => [{ ...view, at: from, browserMb: 50.2599 }],
      jobs: () => [{ jobId, containerMb: 120, ...peaks, end: { at: 3, outcome: "succeeded" } }],
      subscribe: (listener) => samplers.subscribe(listener),
    },
    readMemory: () => {
      samples += 1;
      return view;
    },
    counts: () => Promise.resolve({ waiting: 1, running: 1, waitingForPerson: 0, finished: 2 }),
    followers: () => 3,
  });
  const sample = () => samplers.publish(view);
  return { feed, clock, telemetry, sample, samples: () => samples };
}

test("the first sight holds the figures and the events so far, in the contract's words", async () => {
  const { feed, telemetry } = openFeed();
  telemetry.memoryCheck("upload_done");
  telemetry.cleanup("page", { ok: true, errorPath: false });
  using _browser = telemetry.holdBrowser();

  const seen = await feed.now();

  expect(seen).toMatchObject({
    browserCount: 1,
    jobs: { waiting: 1, running: 1, finished: 2 },
    followers: 3,
    thresholdsFrom: { limit: "env" },
  });
  expect(seen.reading).toEqual({
    at: 5,
    source: "cgroup-v2",
    containerMb: 120,
    serverMb: 40,
    runnerMb: 30,
    browserMb: 50,
    warningMb: 400,
    limitMb: 450,
    level: "ok",
    oomKills: 0,
  });
  expect(seen.events.map(({ type }) => type)).toEqual(["memory_check", "line", "browser_count"]);
  // Nothing beside what the schema names, or it would be cut off here.
  expect(telemetrySnapshotSchema.parse(seen)).toEqual(seen);
});

test("a follower gets events and samples as they come, and nothing is measured for it", async () => {
  const { feed, telemetry, sample, samples } = openFeed();
  const stop = new AbortController();
  const seen: string[] = [];
  const following = (async () => {
    for await (const event of feed.follow(stop.signal)) {
      expect(telemetryEventSchema.parse(event)).toEqual(event);
      seen.push(event.type);
    }
  })();
  await settled();

  telemetry.memoryCheck("job_start");
  sample();
  sample();
  await settled();
  stop.abort();
  await following;
  sample();

  expect(seen).toEqual(["memory_check", "sample", "sample"]);
  expect(samples()).toBe(0);
});

test("the past comes in columns of tenths, with the peaks of jobs by the beginning of their ids", () => {
  const { feed } = openFeed();

  const past = feed.history({ from: 7, to: 9 });

  expect(past).toEqual({
    at: [7],
    containerMb: [120],
    serverMb: [40],
    runnerMb: [30],
    browserMb: [50.3],
    jobs: [
      {
        jobId: "01234567",
        startedAt: 1,
        peakAt: 2,
        containerMb: 120,
        runnerMb: 30,
        browserMb: 50.3,
        isShared: false,
        end: { at: 3, outcome: "succeeded" },
      },
    ],
  });
  expect(telemetryHistorySchema.parse(past)).toEqual(past);
});

test("what leaves the server holds no whole job id, now or followed", async () => {
  const { feed, telemetry } = openFeed();
  const jobId = "0123456789abcdef0123456789abcdef";
  const stopping = new AbortController();
  const followed = feed.follow(stopping.signal)[Symbol.asyncIterator]();
  const first = followed.next();

  telemetry.memoryCheck("job_start", { jobId });

  const sent = JSON.stringify([await feed.now(), await first]);
  stopping.abort();
  expect(sent).toContain("job_id=01234567…");
  expect(sent).not.toContain(jobId);
});
