import { expect, test } from "vitest";
import type { TelemetryEvent } from "../lines/events.ts";
import type { MemoryView } from "../memory/memory-view.ts";
import { createMetrics, type MetricsFigures } from "./metrics.ts";

const memory: MemoryView = {
  at: 0,
  source: "cgroup-v2",
  containerMb: 220,
  serverMb: 40,
  runnerMb: 60,
  browserMb: 100.5,
  measure: "pss",
  warningMb: 400,
  limitMb: 450,
  hardLimitMb: 512,
  percent: 48.9,
  level: "ok",
  oomKills: 1,
  thresholdsFrom: { warning: "default", limit: "default" },
};
const figures: MetricsFigures = {
  memory,
  browserCount: 1,
  jobs: { waiting: 2, running: 1 },
  queueLength: 2,
  followers: 7,
  isAdmitting: true,
  isDraining: false,
  eventLoopLagSecs: { mean: 0.001, p99: 0.02, max: 0.5 },
};
const mb = 1024 ** 2;

function open(differing: Partial<MetricsFigures> = {}) {
  const metrics = createMetrics(() => Promise.resolve({ ...figures, ...differing }));
  const lines = async () =>
    (await metrics.text()).split("\n").filter((line) => !/^(#|$)/.test(line));
  return { metrics, lines };
}

function event(facts: object): TelemetryEvent {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only what is counted is filled in
  return { at: 0, level: "info", line: "", ...facts } as TelemetryEvent;
}

test("the figures of the moment are in bytes, with the state of the service", async () => {
  const { lines } = open();

  expect((await lines()).filter((line) => !/_total|_bucket|_sum|_count/.test(line))).toEqual([
    `jobcan_memory_bytes{part="container"} ${220 * mb}`,
    `jobcan_memory_bytes{part="server"} ${40 * mb}`,
    `jobcan_memory_bytes{part="runner"} ${60 * mb}`,
    `jobcan_memory_bytes{part="browser"} ${100.5 * mb}`,
    `jobcan_memory_threshold_bytes{threshold="warning"} ${400 * mb}`,
    `jobcan_memory_threshold_bytes{threshold="limit"} ${450 * mb}`,
    `jobcan_memory_threshold_bytes{threshold="hard_limit"} ${512 * mb}`,
    "jobcan_oom_kills 1",
    "jobcan_browsers 1",
    'jobcan_jobs{state="waiting"} 2',
    'jobcan_jobs{state="running"} 1',
    "jobcan_queue_length 2",
    "jobcan_followers 7",
    "jobcan_admitting 1",
    "jobcan_draining 0",
    'jobcan_event_loop_lag_seconds{statistic="mean"} 0.001',
    'jobcan_event_loop_lag_seconds{statistic="p99"} 0.02',
    'jobcan_event_loop_lag_seconds{statistic="max"} 0.5',
  ]);
});

test("of several machines the workers and the longest wait are there, and nothing where the queue is away", async () => {
  const worker = { version: "1.2.0", asking: 0, memoryLimitMb: 450, startedAt: 0 };
  const own = { ...worker, name: "worker-a", places: 2, busy: 1, browsers: 1, memoryMb: 210 };
  const closed = { ...worker, name: "worker-b", places: 2, busy: 0, browsers: 0, memoryMb: 90 };
  const workers = [
    { ...own, isClosed: false },
    { ...closed, isClosed: true },
  ];
  const { lines } = open({ queue: { waiting: 3, oldestWaitSecs: 41, workers } });

  expect(await lines()).toEqual(
    expect.arrayContaining([
      "jobcan_queue_oldest_wait_seconds 41",
      'jobcan_workers{version="1.2.0"} 2',
      'jobcan_worker_places{worker="worker-a"} 2',
      'jobcan_worker_places{worker="worker-b"} 0',
      'jobcan_worker_jobs{worker="worker-a"} 1',
      'jobcan_worker_browsers{worker="worker-a"} 1',
      `jobcan_worker_memory_bytes{worker="worker-a"} ${210 * mb}`,
    ]),
  );
  const away = open({ jobs: {}, queueLength: undefined });
  expect(await away.lines()).toContain("jobcan_browsers 1");
  expect((await away.lines()).join("\n")).not.toContain("jobcan_queue_length");
});

test("checkpoints, failed clean-ups, refusals and ends of jobs are counted, and counted once", async () => {
  const { metrics, lines } = open();
  metrics.observe(event({ type: "memory_check", tag: "job_start" }));
  metrics.observe(event({ type: "memory_check", tag: "job_start" }));
  metrics.observe(event({ type: "cleanup_result", step: "browser", ok: true }));
  metrics.observe(event({ type: "cleanup_result", step: "browser", ok: false }));
  metrics.refused("QUEUE_FULL");
  metrics.refused("QUEUE_FULL");
  metrics.finished({ outcome: "succeeded", waitedMs: 0, ranMs: 1 });
  metrics.finished({ outcome: "failed", code: "LOGIN_REJECTED", waitedMs: 0, ranMs: 1 });
  await lines();

  const counted = (await lines()).filter((line) => line.includes("_total"));
  expect(counted.filter((line) => !/code=.* 0$/.test(line))).toEqual([
    'jobcan_cleanup_failures_total{step="browser"} 1',
    'jobcan_memory_checks_total{tag="job_start"} 2',
    'jobcan_jobs_finished_total{outcome="succeeded"} 1',
    'jobcan_jobs_finished_total{outcome="partial"} 0',
    'jobcan_jobs_finished_total{outcome="failed"} 1',
    'jobcan_jobs_finished_total{outcome="cancelled"} 0',
    'jobcan_jobs_finished_total{outcome="interrupted"} 0',
    'jobcan_jobs_finished_total{outcome="expired"} 0',
    'jobcan_job_errors_total{code="LOGIN_REJECTED"} 1',
    'jobcan_requests_refused_total{code="QUEUE_FULL"} 2',
  ]);
  expect(counted).toContain('jobcan_job_errors_total{code="SITE_CHANGED"} 0');
});

test("durations, waits and peaks are distributions that go on from scrape to scrape", async () => {
  const { metrics, lines } = open();
  metrics.finished({ outcome: "succeeded", waitedMs: 500, ranMs: 42_000 });
  await lines();
  metrics.finished({ outcome: "cancelled", waitedMs: 9_000 });
  metrics.peak({
    jobId: "j1",
    startedAt: 0,
    peakAt: 1,
    containerMb: 190,
    runnerMb: 60,
    browserMb: 120,
    isShared: false,
  });

  expect(await lines()).toEqual(
    expect.arrayContaining([
      'jobcan_job_duration_seconds_bucket{le="30"} 0',
      'jobcan_job_duration_seconds_bucket{le="45"} 1',
      "jobcan_job_duration_seconds_sum 42",
      "jobcan_job_duration_seconds_count 1",
      'jobcan_queue_wait_seconds_bucket{le="1"} 1',
      'jobcan_queue_wait_seconds_bucket{le="15"} 2',
      "jobcan_queue_wait_seconds_count 2",
      `jobcan_job_peak_bytes_bucket{le="${175 * mb}",part="container"} 0`,
      `jobcan_job_peak_bytes_bucket{le="${200 * mb}",part="container"} 1`,
      `jobcan_job_peak_bytes_sum{part="browser"} ${120 * mb}`,
    ]),
  );
});

test("a server that is never scraped loses no job of a thousand", async () => {
  const { metrics, lines } = open();
  for (let job = 0; job < 1_200; job += 1) {
    metrics.finished({ outcome: "succeeded", waitedMs: 0, ranMs: 1_000 });
  }

  const figuresNow = await lines();
  expect(figuresNow).toContain("jobcan_job_duration_seconds_count 1200");
  expect(figuresNow).toContain("jobcan_queue_wait_seconds_count 1200");
});

test("what the system does not tell is no metric", async () => {
  const { lines } = open({
    memory: { ...memory, oomKills: undefined, hardLimitMb: undefined },
    jobs: {},
    eventLoopLagSecs: {},
  });

  expect((await lines()).join("\n")).not.toMatch(/oom_kills|hard_limit|jobcan_jobs\{|lag/);
});
