import {
  type MemoryReading,
  type TelemetryEvent,
  telemetryLimits,
} from "@jobcan-automation/contract";
import type { JobCounts, Clock } from "@jobcan-automation/core";
import {
  type MemoryView,
  type Telemetry,
  type TelemetryEvent as ToldEvent,
  serverSlopeMbPerJob,
} from "@jobcan-automation/diagnostics";
import type { TelemetryFeed } from "../services.ts";

export interface TelemetryFeedOptions {
  telemetry: Telemetry;
  clock: Clock;
  readMemory: () => MemoryView;
  counts: () => JobCounts;
  followers: () => number;
}

const sampleMs = 2_000;

/** Diagnostics as the telemetry page sees them. Samples are taken only while somebody follows. */
export function createTelemetryFeed(options: TelemetryFeedOptions): TelemetryFeed {
  const { telemetry, clock } = options;
  return {
    now() {
      const view = options.readMemory();
      const told = telemetry.recent();
      const slope = serverSlopeMbPerJob(told);
      return {
        reading: readingOf(view),
        browserCount: telemetry.browsers.count,
        jobs: options.counts(),
        followers: options.followers(),
        thresholdsFrom: view.thresholdsFrom,
        ...(slope !== undefined && { slopeMbPerJob: slope }),
        events: told.map(eventOf),
      };
    },
    follow: (signal) => follow({ telemetry, clock, readMemory: options.readMemory }, signal),
  };
}

/** A reading in the words of the contract. */
function readingOf(view: MemoryView): MemoryReading {
  const { hardLimitMb, oomKills } = view;
  return {
    at: view.at,
    source: view.source,
    containerMb: view.containerMb,
    serverMb: view.serverMb,
    runnerMb: view.runnerMb,
    browserMb: view.browserMb,
    warningMb: view.warningMb,
    limitMb: view.limitMb,
    level: view.level,
    ...(hardLimitMb !== undefined && { hardLimitMb }),
    ...(oomKills !== undefined && { oomKills }),
  };
}

async function* follow(
  source: Pick<TelemetryFeedOptions, "telemetry" | "clock" | "readMemory">,
  signal: AbortSignal,
): AsyncGenerator<TelemetryEvent, void> {
  let waiting: TelemetryEvent[] = [];
  let wake = Promise.withResolvers<void>();
  const take = (event: TelemetryEvent) => {
    waiting.push(event);
    // A reader that is behind loses the oldest: every event here stands for itself.
    if (waiting.length > telemetryLimits.ringSize) waiting.shift();
    wake.resolve();
  };
  using _told = source.telemetry.subscribe((event) => take(eventOf(event)));
  using _sampler = every(source.clock, sampleMs, () => {
    const reading = readingOf(source.readMemory());
    take({ type: "sample", at: reading.at, reading });
  });
  const stop = () => wake.resolve();
  signal.addEventListener("abort", stop, { once: true });
  try {
    while (!signal.aborted) {
      const ready = waiting;
      waiting = [];
      wake = Promise.withResolvers();
      yield* ready;
      if (waiting.length === 0 && !signal.aborted) await wake.promise;
    }
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

function every(clock: Clock, everyMs: number, work: () => void): Disposable {
  let pending = clock.after(everyMs, tick);
  function tick(): void {
    pending = clock.after(everyMs, tick);
    work();
  }
  return { [Symbol.dispose]: () => pending[Symbol.dispose]() };
}

/** The page is open to anyone, and a job's whole id belongs to its owner: its beginning is enough to find the line in the log. */
function shortenJobIds(line: string): string {
  return line.replaceAll(/\bjob_id=([0-9a-f]{8})[0-9a-f]+/g, "job_id=$1…");
}

function eventOf(event: ToldEvent): TelemetryEvent {
  const { at, level } = event;
  const line = shortenJobIds(event.line);
  switch (event.type) {
    case "memory_check": {
      const { tag, rssMb, containerMb, serverMb, runnerMb, browserMb } = event;
      const { limitMb, warningMb, jobsCount, sessionsCount, browserCount } = event;
      const figures = { rssMb, containerMb, serverMb, runnerMb, browserMb, limitMb, warningMb };
      const counts = { jobsCount, sessionsCount, browserCount };
      return { type: "memory_check", at, tag, ...figures, ...counts, line };
    }
    case "browser_count":
      return { type: "browser_count", at, change: event.change, count: event.count, line };
    case "cleanup_result":
    case "job_prune":
    case "threshold":
    case "guard":
      return { type: "line", at, level, line };
  }
}
