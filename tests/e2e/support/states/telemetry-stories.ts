import type {
  CheckpointTag,
  JobPeak,
  MemoryReading,
  TelemetryEvent,
  TelemetryHistory,
  TelemetrySnapshot,
} from "@jobcan-automation/contract";

const limits = { warningMb: 405, limitMb: 450 };
const tagsOfJob = [
  ["upload_done", 0],
  ["job_start", 2],
  ["browser_before", 3],
  ["browser_after", 5],
  ["browser_cleanup_after", 38],
  ["job_completed", 39],
] as const satisfies (readonly [CheckpointTag, number])[];

/** Five jobs in a row on a machine with high memory: it grows with each, the last one is stopped in an emergency. */
export function highMemorySnapshot(): TelemetrySnapshot {
  const endAt = Date.now();
  const startAt = endAt - 5 * 60_000;
  const samples = Array.from({ length: 300 }, (_, secs) => sample(startAt + secs * 1000, secs));
  const checks = Array.from({ length: 5 }, (_, job) => job * 60).flatMap((from) =>
    tagsOfJob
      .map(([tag, secs]) => check(tag, startAt + (from + secs) * 1000, from + secs))
      .concat(browsers(startAt + (from + 4) * 1000, 1), browsers(startAt + (from + 37) * 1000, 0)),
  );
  const lines: TelemetryEvent[] = [
    line("warn", endAt - 23_000, "high_memory_usage memory_mb=418.2 warning_threshold=405"),
    line(
      "error",
      endAt - 22_000,
      "emergency_memory_stop data=14 memory=421.1MB (93.6%) - preventing OOM",
    ),
  ];
  const events = [...samples, ...checks, ...lines].toSorted((a, b) => a.at - b.at);
  return {
    reading: { ...reading(endAt, 299), containerMb: 421.1, level: "emergency", oomKills: 2 },
    browserCount: 0,
    jobs: { waiting: 3, running: 1, waitingForPerson: 0, finished: 12 },
    followers: 4,
    thresholdsFrom: { warning: "corrected", limit: "env" },
    slopeMbPerJob: 0.34,
    events,
  };
}

/** The same five jobs as the service remembers them, a sample a second. */
export function highMemoryHistory({ events }: TelemetrySnapshot): TelemetryHistory {
  const readings = events.flatMap((event) => (event.type === "sample" ? [event.reading] : []));
  const startAt = readings[0]?.at ?? 0;
  const jobs = [4, 3, 2, 1, 0].map((job) => peakOf(job, startAt));
  return {
    at: readings.map(({ at }) => at),
    containerMb: readings.map(({ containerMb }) => containerMb),
    serverMb: readings.map(({ serverMb }) => serverMb),
    runnerMb: readings.map(({ runnerMb }) => runnerMb),
    browserMb: readings.map(({ browserMb }) => browserMb),
    jobs,
  };
}

function peakOf(job: number, startAt: number): JobPeak {
  const startedAt = startAt + (job * 60 + 2) * 1000;
  const { containerMb, runnerMb, browserMb } = reading(startedAt, job * 60 + 36);
  const end = { at: startedAt + 37_000, outcome: "succeeded" } as const;
  const stopped = { ...end, outcome: "partial", code: "MEMORY_EXHAUSTED" } as const;
  return {
    jobId: `0000000${job}`,
    startedAt,
    peakAt: startedAt + 34_000,
    containerMb,
    runnerMb,
    browserMb,
    isShared: job === 2,
    end: job === 4 ? stopped : end,
  };
}

function reading(at: number, secs: number): MemoryReading {
  const busy = secs % 60 > 4 && secs % 60 < 37;
  const serverMb = 96 + secs / 60;
  const runnerMb = busy ? 62 : 0;
  const browserMb = busy ? 120 + (secs % 60) * 2.5 : 0;
  const containerMb = serverMb + runnerMb + browserMb + 25;
  return { at, source: "proc", serverMb, runnerMb, browserMb, containerMb, ...limits, level: "ok" };
}

function sample(at: number, secs: number): TelemetryEvent {
  return { type: "sample", at, reading: reading(at, secs) };
}

function check(tag: CheckpointTag, at: number, secs: number): TelemetryEvent {
  const { serverMb, runnerMb, browserMb, containerMb } = reading(at, secs);
  return {
    type: "memory_check",
    at,
    tag,
    rssMb: serverMb,
    serverMb,
    runnerMb,
    browserMb,
    containerMb,
    ...limits,
    jobsCount: 12,
    sessionsCount: 1,
    browserCount: runnerMb > 0 ? 1 : 0,
    line: `memory_check tag=${tag} rss_mb=${serverMb.toFixed(1)} jobs_count=12 sessions_count=1 browser_count=1 env_WEB_CONCURRENCY=1 env_WEB_THREADS=1 env_MAX_ACTIVE_SESSIONS=1 env_MEMORY_LIMIT_MB=450 env_MEMORY_WARNING_MB=405 job_id=0123456789abcdef0123456789abcdef session_id=fedcba9876543210 container_mb=${containerMb.toFixed(1)} browser_mb=${browserMb.toFixed(1)} limit_mb=512.0 runner_mb=${runnerMb.toFixed(1)}`,
  };
}

function browsers(at: number, count: 0 | 1): TelemetryEvent {
  const change = count === 1 ? "increment" : "decrement";
  return {
    type: "browser_count",
    at,
    change,
    count,
    line: `browser_count ${change} count=${count}`,
  };
}

function line(level: "warn" | "error", at: number, text: string): TelemetryEvent {
  return { type: "line", at, level, line: text };
}
