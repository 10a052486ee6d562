import type { LocalEngine, MemoryVerdict, Clock } from "@jobcan-automation/core";
import {
  type MemoryAssessment,
  type MemoryView,
  type Telemetry,
  assessMemory,
  createMemorySource,
  createProcessTree,
  createTelemetry,
  readMemoryView,
  resolveThresholds,
  startMemoryGuard,
} from "@jobcan-automation/diagnostics";
import type { ProcessSystem } from "@jobcan-automation/proc";
import type { Config } from "./config.ts";

export interface MemoryOptions {
  config: Config;
  system: ProcessSystem;
  clock: Clock;
  writeLine: (line: string) => void;
  /** Filled in once the engine is there; the two need each other. */
  counts: () => { jobs: number; sessions: number };
}

/** Memory as the service knows it: one source, one tree, one set of thresholds. */
export interface Memory {
  telemetry: Telemetry;
  verdict(): MemoryVerdict;
  view(isEntering?: boolean): MemoryView;
  oomKills(): number | undefined;
  /** Watches, most closely while jobs run, and acts on what it sees, until the signal. */
  watch(engine: LocalEngine, signal: AbortSignal): void;
}

export function composeMemory(options: MemoryOptions): Memory {
  const { config, system, clock, writeLine, counts } = options;
  const { files } = system;
  const tree = createProcessTree({ rootPid: process.pid, files, selfRssBytes });
  const memory = createMemorySource({ files, tree, otherLimitMb: () => system.memoryLimitMb() });
  const thresholds = resolveThresholds({
    warning: config.MEMORY_WARNING_MB,
    limit: config.MEMORY_LIMIT_MB,
    hardLimitMb: memory.read().limitMb,
    ramMb: system.ramMb(),
  });
  const { WEB_CONCURRENCY, WEB_THREADS, MAX_ACTIVE_SESSIONS } = config;
  const telemetry = createTelemetry({
    clock,
    writeLine,
    format: config.LOG_FORMAT,
    memory,
    tree,
    selfRssBytes,
    thresholds,
    counts,
    env: { WEB_CONCURRENCY, WEB_THREADS, MAX_ACTIVE_SESSIONS },
  });
  const { warningMb, limitMb } = thresholds;
  return {
    telemetry,
    verdict() {
      const { memoryMb, refusesNewJob } = assessMemory(memory.read().workingSetMb, thresholds);
      return { usedMb: memoryMb, warningMb, limitMb, refusesNewJob };
    },
    view: (isEntering = false) => readMemoryView({ clock, memory, tree, thresholds, isEntering }),
    oomKills: () => memory.read().oomKills,
    watch(engine, signal) {
      startMemoryGuard(
        {
          read: () => memory.read().workingSetMb,
          thresholds,
          clock,
          isBusy: () => engine.ownCounts().running > 0,
          day: () => engine.dayInHand(),
          emit: (finding) => telemetry.guard(finding),
          onAssessment: actOn(engine, limitMb),
        },
        signal,
      );
    },
  };
}

function selfRssBytes(): number {
  return process.memoryUsage.rss();
}

/**
 * At 85 % the job started last gets a warning, once each time it gets there; at 90 % it is stopped, and the next only
 * where memory is still there once it has gone. @internal
 */
export function actOn(
  engine: Pick<LocalEngine, "dayInHand" | "warnOfMemory" | "stopForMemory">,
  limitMb: number,
): (assessment: MemoryAssessment) => void {
  let warned = false;
  return ({ memoryMb, percent, level, stopsRunningJob }) => {
    const figures = { usedMb: memoryMb, limitMb, percent };
    const isCritical = level === "critical" || level === "emergency";
    if (engine.dayInHand() !== undefined) {
      if (isCritical && !warned) engine.warnOfMemory(figures);
      if (stopsRunningJob) engine.stopForMemory(figures);
    }
    warned = isCritical;
  };
}
