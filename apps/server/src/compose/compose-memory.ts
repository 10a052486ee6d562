import type { LocalEngine, MemoryVerdict, Clock } from "@jobcan-automation/core";
import {
  type MemoryAssessment,
  type MemoryHistory,
  type MemoryView,
  type Telemetry,
  assessMemory,
  createMemoryHistory,
  createMemorySource,
  createProcessTree,
  createTelemetry,
  memoryOfRuns,
  readMemoryView,
  resolveThresholds,
  startMemoryGuard,
} from "@jobcan-automation/diagnostics";
import type { ProcessSystem } from "@jobcan-automation/proc";
import type { Config } from "../config.ts";
import { latestSample } from "../machine/latest-sample.ts";

export interface MemoryOptions {
  config: Config;
  system: ProcessSystem;
  clock: Clock;
  writeLine: (line: string) => void;
  /** The runs of this process, there once everything is composed; undefined where it has none. */
  local: () => LocalEngine | undefined;
  onError: (error: unknown) => void;
}

/** Memory as the service knows it: one source, one tree, one set of thresholds. */
export interface Memory {
  telemetry: Telemetry;
  /** What the guard has read. */
  history: MemoryHistory;
  verdict(): MemoryVerdict;
  view(): MemoryView;
  /** What each run takes, by its process; empty where the system does not tell. */
  ofRuns(): ReadonlyMap<number, number>;
  oomKills(): number | undefined;
  /** Watches, most closely while jobs run, and acts on what it sees, until the signal. */
  watch(local: LocalEngine | undefined, signal: AbortSignal): void;
}

export function composeMemory(options: MemoryOptions): Memory {
  const { config, system, clock, writeLine, onError } = options;
  const { counts, dayInHand, isBusy, isEntering } = askedOf(options.local);
  const { files } = system;
  const tree = createProcessTree({ rootPid: process.pid, files, selfRssBytes });
  const memory = createMemorySource({ files, tree, otherLimitMb: () => system.memoryLimitMb() });
  const thresholds = resolveThresholds({
    warning: config.MEMORY_WARNING_MB,
    limit: config.MEMORY_LIMIT_MB,
    hardLimitMb: memory.read().limitMb,
    ramMb: system.ramMb(),
  });
  const telemetry = createTelemetry({
    clock,
    writeLine,
    format: config.LOG_FORMAT,
    memory,
    tree,
    selfRssBytes,
    thresholds,
    counts,
    env: deploymentOf(config),
  });
  const history = createMemoryHistory({
    clock,
    memory,
    tree,
    thresholds,
    isBusy,
    isEntering,
    onListenerError: onError,
  });
  telemetry.subscribe((event) => history.observe(event));
  return {
    telemetry,
    history,
    verdict() {
      const { warningMb, limitMb } = thresholds;
      const { memoryMb, refusesNewJob } = assessMemory(memory.read(), thresholds);
      return { usedMb: memoryMb, warningMb, limitMb, refusesNewJob };
    },
    view: () => readMemoryView({ clock, memory, tree, thresholds, isEntering: isEntering() }),
    ofRuns: latestSample(clock, () => memoryOfRuns(tree.scan())),
    oomKills: () => memory.read().oomKills,
    watch(watched, signal) {
      startMemoryGuard(
        {
          read: () => history.read(),
          thresholds,
          clock,
          isBusy,
          day: dayInHand,
          emit: (finding) => telemetry.guard(finding),
          onAssessment: watched === undefined ? () => {} : actOn(watched, thresholds.limitMb),
        },
        signal,
      );
    },
  };
}

/** What memory asks the engine, which is there once everything is composed. */
function askedOf(local: () => LocalEngine | undefined) {
  const counts = () => {
    const { waiting = 0, running = 0, finished = 0 } = local()?.ownCounts() ?? {};
    return { jobs: waiting + running + finished, sessions: running };
  };
  const dayInHand = () => local()?.dayInHand();
  const isEntering = () => dayInHand() !== undefined;
  return { counts, dayInHand, isEntering, isBusy: () => counts().sessions > 0 };
}

function deploymentOf({ WEB_CONCURRENCY, WEB_THREADS, MAX_ACTIVE_SESSIONS }: Config) {
  return { WEB_CONCURRENCY, WEB_THREADS, MAX_ACTIVE_SESSIONS };
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
