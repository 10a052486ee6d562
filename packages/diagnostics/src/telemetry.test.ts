import { expect, test } from "vitest";
import type { CheckpointTag } from "@jobcan-automation/contract";
import { resolveThresholds } from "./memory/memory-thresholds.ts";
import { readMemoryView } from "./memory/memory-view.ts";
import { createMemorySource } from "./memory/memory-source.ts";
import { createProcessTree } from "./memory/process-tree.ts";
import { serverSlopeMbPerJob } from "./memory/server-slope.ts";
import { createTelemetry } from "./telemetry.ts";
import { fakeFiles, fakeProc } from "@jobcan-automation/proc/testing";
import { fakeClock, v2Group } from "./testing/fakes.ts";

const boxFiles = fakeFiles({
  ...fakeProc(
    { pid: 10, parentPid: 1, name: "node", pssMb: 40 },
    { pid: 20, parentPid: 10, name: "node", pssMb: 60 },
    { pid: 30, parentPid: 20, name: "chrome-headless", pssMb: 100.25 },
  ),
  "/proc/self/cgroup": "0::/\n",
  ...v2Group("/sys/fs/cgroup", { currentMb: 300, inactiveMb: 80, max: 512, oomKills: 1 }),
});

function setUp(
  format: "text" | "json" = "text",
  settings: { warning?: string; limit?: string } = {},
) {
  const lines: string[] = [];
  const clock = fakeClock(1_700_000_000_000);
  const tree = createProcessTree({ rootPid: 10, files: boxFiles });
  const memory = createMemorySource({ files: boxFiles, tree });
  const thresholds = resolveThresholds({ ...settings, hardLimitMb: 512 });
  const telemetry = createTelemetry({
    clock,
    writeLine: (line) => lines.push(line),
    format,
    memory,
    tree,
    selfRssBytes: () => 120.5 * 1024 ** 2,
    thresholds,
    env: { WEB_CONCURRENCY: 1, WEB_THREADS: 1, MAX_ACTIVE_SESSIONS: 1 },
    counts: () => ({ jobs: 2, sessions: 1 }),
  });
  return { lines, clock, telemetry, memory, tree, thresholds };
}

const checkLine =
  "memory_check tag=browser_after rss_mb=120.5 jobs_count=2 sessions_count=1 browser_count=1 env_WEB_CONCURRENCY=1 env_WEB_THREADS=1 env_MAX_ACTIVE_SESSIONS=1 env_MEMORY_LIMIT_MB=450 env_MEMORY_WARNING_MB=400 job_id=j1 session_id=- container_mb=220.0 browser_mb=100.3 limit_mb=512.0 runner_mb=60.0";

test("a memory check is a line with all figures and an event with the same", () => {
  const { telemetry, lines } = setUp();
  using _browser = telemetry.holdBrowser();
  telemetry.memoryCheck("browser_after", { jobId: "j1" });
  expect(lines).toEqual(["browser_count increment count=1", checkLine]);
  expect(telemetry.recent()[1]).toEqual({
    type: "memory_check",
    at: 1_700_000_000_000,
    level: "info",
    line: checkLine,
    tag: "browser_after",
    source: "cgroup-v2",
    rssMb: 120.5,
    containerMb: 220,
    serverMb: 40,
    runnerMb: 60,
    browserMb: 100.3,
    hardLimitMb: 512,
    limitMb: 450,
    warningMb: 400,
    jobsCount: 2,
    sessionsCount: 1,
    browserCount: 1,
    jobId: "j1",
  });
});

test("every kind of telling is one line and one event that survives JSON", () => {
  const { telemetry, lines } = setUp("text", { warning: "512", limit: "450" });
  telemetry.logThresholds();
  telemetry.holdBrowser()[Symbol.dispose]();
  telemetry.cleanup("page", { ok: true, errorPath: true });
  telemetry.cleanup("tree", { ok: false, error: "2 left", errorPath: false });
  telemetry.pruned({ jobId: "xxx", status: "completed", logCount: 150, ageSecs: 1805.2 });
  telemetry.pruneSummary(3, 1);
  telemetry.guard({ kind: "high", memoryMb: 412, percent: 91.6, warningMb: 405 });
  expect(lines).toEqual([
    "memory_threshold_mismatch WARNING_MB=512 >= LIMIT_MB=450 - auto_correcting",
    "memory_threshold_auto_corrected WARNING_MB=405 LIMIT_MB=450",
    "browser_count increment count=1",
    "browser_count decrement count=0",
    "cleanup_result page_close=success (error_path)",
    'cleanup_result tree_gone=failed error="2 left"',
    "job_prune removed job_id=xxx status=completed log_count=150 age_sec=1805.2",
    "job_prune summary removed=3 remaining=1",
    "high_memory_usage memory_mb=412.0 warning_threshold=405",
  ]);
  const events = telemetry.recent();
  expect(events.map((event) => event.line)).toEqual(lines);
  expect(JSON.parse(JSON.stringify(events))).toEqual(events);
});

test("LOG_FORMAT=json writes one object a line, and the events keep the text", () => {
  const { telemetry, lines } = setUp("json");
  telemetry.pruneSummary(3, 1);
  expect(lines).toEqual([
    '{"time":"2023-11-14T22:13:20.000Z","level":"info","msg":"job_prune","action":"summary","removed":3,"remaining":1}',
  ]);
  expect(telemetry.recent()[0]?.line).toBe("job_prune summary removed=3 remaining=1");
});

test("thresholds that were right are not reported", () => {
  const { telemetry, lines } = setUp();
  telemetry.logThresholds();
  expect(lines).toEqual([]);
});

test("the last 200 events are retained", () => {
  const { telemetry } = setUp();
  for (let removed = 1; removed <= 250; removed += 1) telemetry.pruneSummary(removed, 0);
  const retained = telemetry.recent();
  expect(retained).toHaveLength(200);
  expect(retained[0]).toMatchObject({ removed: 51 });
  expect(retained[199]).toMatchObject({ removed: 250 });
});

test("a subscriber hears until disposed, and one that throws harms nobody", () => {
  const { telemetry, lines } = setUp();
  const heard: string[] = [];
  using _bad = telemetry.subscribe(() => {
    throw new TypeError("secret");
  });
  const good = telemetry.subscribe((event) => heard.push(event.type));
  telemetry.pruneSummary(1, 0);
  good[Symbol.dispose]();
  telemetry.pruneSummary(2, 0);
  expect(heard).toEqual(["job_prune"]);
  expect(lines).toContain("telemetry_listener_failed error=TypeError");
  expect(lines.join("\n")).not.toContain("secret");
});

test("the view tells figures, level and where the thresholds come from", () => {
  const { memory, tree, clock, thresholds } = setUp("text", { warning: "200" });
  expect(readMemoryView({ memory, tree, clock, thresholds, isEntering: false })).toEqual({
    at: 1_700_000_000_000,
    source: "cgroup-v2",
    containerMb: 220,
    serverMb: 40,
    runnerMb: 60,
    browserMb: 100.3,
    measure: "pss",
    anonSharedMb: 105,
    warningMb: 200,
    limitMb: 450,
    hardLimitMb: 512,
    percent: 48.9,
    level: "high",
    oomKills: 1,
    thresholdsFrom: { warning: "env", limit: "default" },
  });
});

test("the server's growth per job is the slope over finished jobs", () => {
  const { telemetry } = setUp();
  telemetry.memoryCheck("job_completed");
  const sample = telemetry.recent().find((event) => event.type === "memory_check");
  if (sample === undefined) throw new Error("no sample");
  const after = (tag: CheckpointTag, serverMb: number) => ({ ...sample, tag, serverMb });
  expect(serverSlopeMbPerJob([after("job_completed", 40), after("job_error", 42)])).toBeUndefined();
  const events = [
    after("job_completed", 40),
    after("job_start", 900),
    after("job_error", 42),
    after("job_completed", 44),
  ];
  expect(serverSlopeMbPerJob(events)).toBeCloseTo(2);
});
