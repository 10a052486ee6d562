import type {
  CheckpointTag,
  CleanupResult,
  CleanupStep,
  PrunedJob,
  RunProof,
} from "@jobcan-automation/contract";
import type { DiagnosticsClock } from "./clock.ts";
import { createEventStream } from "./lines/event-stream.ts";
import type { TelemetryEvent, TelemetryFacts } from "./lines/events.ts";
import { mbFromBytes, roundMb } from "./memory/figures.ts";
import { createGauge, type Gauge } from "./gauge.ts";
import { buildLine, type LineLevel, type LogLine, pair, renderLine } from "./lines/line-parts.ts";
import {
  browserCountLine,
  cleanupResultLine,
  type DeploymentFacts,
  guardLine,
  jobPruneRemovedLine,
  jobPruneSummaryLine,
  memoryCheckLine,
  thresholdLines,
} from "./lines/log-line.ts";
import type { GuardFinding } from "./memory/memory-guard.ts";
import type { MemorySource } from "./memory/memory-source.ts";
import type { MemoryThresholds } from "./memory/memory-thresholds.ts";
import type { ProcessTree } from "./memory/process-tree.ts";

export interface TelemetryOptions {
  clock: Pick<DiagnosticsClock, "now">;
  /** Takes one finished line, without its line break. */
  writeLine: (line: string, level: LineLevel) => void;
  format: "text" | "json";
  memory: MemorySource;
  tree: Pick<ProcessTree, "scan">;
  /** The server process's own RSS in bytes: `process.memoryUsage.rss`. */
  selfRssBytes: () => number;
  thresholds: MemoryThresholds;
  env: DeploymentFacts;
  counts: () => { jobs: number; sessions: number };
}

/** Memory, browsers, clean-ups and pruning: each as a line of the log and as an event. */
export interface Telemetry {
  /** Measures now and logs it under the tag. */
  memoryCheck(tag: CheckpointTag, ids?: { jobId?: string; sessionId?: string }): void;
  readonly browsers: Gauge;
  /** Counts one browser for as long as the hold lives; same as `browsers.hold()`. */
  holdBrowser(): Disposable;
  cleanup(step: CleanupStep | RunProof, result: CleanupResult): void;
  pruned(job: PrunedJob): void;
  pruneSummary(removed: number, remaining: number): void;
  /** Logs what was corrected in the thresholds; silent where nothing was. To be called once, at start. */
  logThresholds(): void;
  guard(finding: GuardFinding): void;
  /** The last 200 events, oldest first. */
  recent(): TelemetryEvent[];
  subscribe(listener: (event: TelemetryEvent) => void): Disposable;
}

const storedEvents = 200;

/** The one telemetry of a server; made in its composition and passed down. */
export function createTelemetry(options: TelemetryOptions): Telemetry {
  const { emit, stream } = createEmitter(options);
  const browsers = createGauge((count, change) =>
    emit(browserCountLine(change, count), { type: "browser_count", change, count }),
  );
  return {
    memoryCheck(tag, ids) {
      const { source, serverMb, parts, env, ...figures } = measure(options, browsers.count);
      const facts = { tag, ...figures, jobId: ids?.jobId, sessionId: ids?.sessionId };
      const line = memoryCheckLine({ ...facts, env, parts });
      emit(line, { type: "memory_check", ...facts, ...parts, source, serverMb });
    },
    browsers,
    holdBrowser: () => browsers.hold(),
    cleanup(step, result) {
      const { ok, error, errorPath } = result;
      emit(cleanupResultLine(step, result), { type: "cleanup_result", step, ok, error, errorPath });
    },
    pruned(job) {
      const { jobId, status, logCount, ageSecs } = job;
      const facts = { action: "removed", jobId, status, logCount, ageSecs } as const;
      emit(jobPruneRemovedLine(job), { type: "job_prune", ...facts });
    },
    pruneSummary(removed, remaining) {
      const facts = { action: "summary", removed, remaining } as const;
      emit(jobPruneSummaryLine(removed, remaining), { type: "job_prune", ...facts });
    },
    logThresholds() {
      for (const line of thresholdLines(options.thresholds)) {
        emit(line, { type: "threshold", ...options.thresholds });
      }
    },
    guard: (finding) => emit(guardLine(finding), { type: "guard", ...finding }),
    recent: () => stream.recent(),
    subscribe: (listener) => stream.subscribe(listener),
  };
}

/** Writes a line and sends its event, both of the same moment. */
function createEmitter({ clock, format, writeLine }: TelemetryOptions) {
  const write = (line: LogLine, at: number) => writeLine(renderLine(line, format, at), line.level);
  const stream = createEventStream<TelemetryEvent>(storedEvents, (error) => {
    const reason = pair("error", error instanceof Error ? error.name : typeof error);
    write(buildLine("error", "telemetry_listener_failed", [reason]), clock.now());
  });
  return {
    stream,
    emit: (line: LogLine, facts: TelemetryFacts): void => {
      const at = clock.now();
      write(line, at);
      stream.push({ ...facts, at, level: line.level, line: line.text });
    },
  };
}

function measure(options: TelemetryOptions, browserCount: number) {
  const tree = options.tree.scan();
  const container = options.memory.read(tree);
  const { jobs: jobsCount, sessions: sessionsCount } = options.counts();
  const { limitMb, warningMb } = options.thresholds;
  return {
    rssMb: roundMb(mbFromBytes(options.selfRssBytes())),
    jobsCount,
    sessionsCount,
    browserCount,
    env: options.env,
    limitMb,
    warningMb,
    source: container.source,
    serverMb: roundMb(tree.serverMb),
    parts: {
      containerMb: roundMb(container.workingSetMb),
      browserMb: roundMb(tree.browserMb),
      runnerMb: roundMb(tree.runnerMb),
      hardLimitMb: container.limitMb === undefined ? undefined : roundMb(container.limitMb),
    },
  };
}
