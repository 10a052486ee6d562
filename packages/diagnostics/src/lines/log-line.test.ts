import { expect, test } from "vitest";
import { renderLine } from "./line-parts.ts";
import {
  browserCountLine,
  cleanupResultLine,
  guardLine,
  jobPruneRemovedLine,
  jobPruneSummaryLine,
  type MemoryCheckFacts,
  memoryCheckLine,
  thresholdLines,
} from "./log-line.ts";
import { assessMemory } from "../memory/memory-guard.ts";
import { resolveThresholds } from "../memory/memory-thresholds.ts";

function reported(error: string | undefined, errorPath = false): string {
  return cleanupResultLine("page", { ok: false, error, errorPath }).text;
}

function texts(settings: Parameters<typeof resolveThresholds>[0]): string[] {
  return thresholdLines(resolveThresholds(settings)).map((line) => line.text);
}

const exampleFacts: MemoryCheckFacts = {
  tag: "upload_done",
  rssMb: 120.5,
  jobsCount: 2,
  sessionsCount: 1,
  browserCount: 0,
  env: { WEB_CONCURRENCY: 1, WEB_THREADS: "1", MAX_ACTIVE_SESSIONS: 1 },
  limitMb: 450,
  warningMb: 400,
  jobId: "xxx",
  sessionId: "yyy",
};
const example =
  "memory_check tag=upload_done rss_mb=120.5 jobs_count=2 sessions_count=1 browser_count=0 env_WEB_CONCURRENCY=1 env_WEB_THREADS=1 env_MAX_ACTIVE_SESSIONS=1 env_MEMORY_LIMIT_MB=450 env_MEMORY_WARNING_MB=400 job_id=xxx session_id=yyy";

test("memory_check is the literal example of the runbook", () => {
  expect(memoryCheckLine(exampleFacts).text).toBe(example);
});

test("memory_check puts the younger keys behind the old ones", () => {
  const parts = { containerMb: 210, browserMb: 96.04, runnerMb: 61.25, hardLimitMb: 512 };
  expect(memoryCheckLine({ ...exampleFacts, parts }).text).toBe(
    `${example} container_mb=210.0 browser_mb=96.0 limit_mb=512.0 runner_mb=61.3`,
  );
});

test("memory_check prints a dash for what does not exist", () => {
  const parts = { containerMb: 1, browserMb: 0, runnerMb: 0 };
  const text = memoryCheckLine({
    ...exampleFacts,
    jobId: undefined,
    sessionId: undefined,
    parts,
  }).text;
  expect(text).toContain("job_id=- session_id=- container_mb=1.0");
  expect(text).toContain(" limit_mb=- ");
});

test("browser_count lines are the literal examples", () => {
  expect(browserCountLine("increment", 1).text).toBe("browser_count increment count=1");
  expect(browserCountLine("decrement", 0).text).toBe("browser_count decrement count=0");
});

test.each([
  ["page", "cleanup_result page_close=success"],
  ["context", "cleanup_result context_close=success"],
  ["browser", "cleanup_result browser_close=success"],
  ["playwright", "cleanup_result playwright_close=success"],
] as const)("the clean-up of a %s that went well is the literal example", (step, line) => {
  const end = step === "playwright" ? " (via_with_block)" : "";
  expect(cleanupResultLine(step, { ok: true, errorPath: false }).text).toBe(`${line}${end}`);
  expect(cleanupResultLine(step, { ok: true, errorPath: true }).text).toBe(`${line} (error_path)`);
});

test("a failed clean-up tells its error behind the literal beginning", () => {
  expect(reported("timeout")).toBe("cleanup_result page_close=failed error=timeout");
  expect(reported("Event loop is closed", true)).toBe(
    'cleanup_result page_close=failed error="Event loop is closed" (error_path)',
  );
  expect(reported(undefined)).toBe("cleanup_result page_close=failed error=unknown");
});

test.each([
  "a\nmemory_check tag=x",
  "a\r\nb",
  "a\u2028b",
  "a\u0085b",
  "a\u202eb",
  "\u001b[2J",
  "a\u0000",
])("an error can neither end its line nor hide in it: %j", (error) => {
  const { text } = cleanupResultLine("page", { ok: false, error, errorPath: false });
  expect(text).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
  expect(text).toMatch(/ error="[^\n]*"$/);
});

test("an error cannot forge a key, close its quotes or run without end", () => {
  expect(reported("x=1")).toMatch(/error="x=1"$/);
  expect(reported('" page_close=success')).toMatch(/error="\\" page_close=success"$/);
  expect(reported("")).toMatch(/error=""$/);
  expect(reported("長".repeat(9_000)).length).toBeLessThan(600);
});

test("job_prune lines are the literal examples", () => {
  const job = { jobId: "xxx", status: "completed" as const, logCount: 150, ageSecs: 1805.24 };
  expect(jobPruneRemovedLine(job).text).toBe(
    "job_prune removed job_id=xxx status=completed log_count=150 age_sec=1805.2",
  );
  expect(jobPruneSummaryLine(3, 1).text).toBe("job_prune summary removed=3 remaining=1");
});

test("contradicting thresholds are reported by the literal examples", () => {
  const thresholds = resolveThresholds({ warning: "512", limit: "450" });
  expect(thresholdLines(thresholds).map((line) => line.text)).toEqual([
    "memory_threshold_mismatch WARNING_MB=512 >= LIMIT_MB=450 - auto_correcting",
    "memory_threshold_auto_corrected WARNING_MB=405 LIMIT_MB=450",
  ]);
});

test("other wrong thresholds are reported under the same prefixes", () => {
  expect(texts({ limit: "450 MB" })).toEqual([
    'memory_threshold_mismatch LIMIT_MB="450 MB" is not a number of MB - auto_correcting',
    "memory_threshold_auto_corrected WARNING_MB=400 LIMIT_MB=450",
  ]);
  expect(texts({ hardLimitMb: 256 })).toEqual([
    "memory_threshold_mismatch LIMIT_MB=450 > CONTAINER_MB=256 - auto_correcting",
    "memory_threshold_mismatch WARNING_MB=400 >= LIMIT_MB=256 - auto_correcting",
    "memory_threshold_auto_corrected WARNING_MB=230 LIMIT_MB=256",
  ]);
  expect(texts({ limit: "9000", ramMb: 4096 })[0]).toBe(
    "memory_threshold_mismatch LIMIT_MB=9000 > RAM_MB=4096 - auto_correcting",
  );
  expect(texts({})).toEqual([]);
});

test("guard lines are the literal examples, with the job behind them", () => {
  const thresholds = { warningMb: 400, limitMb: 450 };
  const day = (memoryMb: number, kind: "critical" | "emergency") =>
    guardLine({
      kind,
      day: 14,
      jobId: "j1",
      ...assessMemory({ workingSetMb: memoryMb }, thresholds, true),
    }).text;
  expect(day(385.2, "critical")).toBe(
    "critical_memory_usage data=14 memory=385.2MB (85.6%) - approaching OOM job_id=j1",
  );
  expect(day(406.1, "emergency")).toBe(
    "emergency_memory_stop data=14 memory=406.1MB (90.2%) - preventing OOM job_id=j1",
  );
  expect(guardLine({ kind: "high", memoryMb: 412, percent: 91.6, warningMb: 400 }).text).toBe(
    "high_memory_usage memory_mb=412.0 warning_threshold=400",
  );
  expect(
    guardLine({ kind: "over_limit", memoryMb: 460.3, percent: 102.3, limitMb: 450 }).text,
  ).toBe("memory_limit_exceeded memory_mb=460.3 limit=450");
});

test("as JSON a line is one object with the same keys and the prefix as msg", () => {
  const line = guardLine({
    kind: "critical",
    memoryMb: 385.2,
    percent: 85.6,
    day: 14,
    jobId: "j1",
  });
  expect(JSON.parse(renderLine(line, "json", 0))).toEqual({
    time: "1970-01-01T00:00:00.000Z",
    level: "warn",
    msg: "critical_memory_usage",
    data: 14,
    memory: 385.2,
    percent: 85.6,
    job_id: "j1",
  });
  const check: unknown = JSON.parse(renderLine(memoryCheckLine(exampleFacts), "json", 0));
  const textKeys = [...example.matchAll(/ (\w+)=/g)].map((match) => match[1]);
  expect(Object.keys(check ?? {})).toEqual(["time", "level", "msg", ...textKeys]);
});
