import {
  type MemoryReading,
  type TelemetryEvent,
  Mailbox,
  telemetryLimits,
} from "@jobcan-automation/contract";
import { type Clock, type JobCounts, repeat } from "@jobcan-automation/core";
import {
  type MemoryView,
  type Telemetry,
  type TelemetryEvent as DiagnosticsEvent,
  serverSlopeMbPerJob,
} from "@jobcan-automation/diagnostics";

import { latestSample } from "../machine/latest-sample.ts";
import type { TelemetryFeed } from "../services.ts";

export interface TelemetryFeedOptions {
  telemetry: Telemetry;
  clock: Clock;
  readMemory: () => MemoryView;
  counts: () => Promise<JobCounts>;
  followers: () => number;
}

const sampleMs = 2_000;

/** Diagnostics as the telemetry page sees them. Samples are taken only while somebody follows. */
export function createTelemetryFeed(options: TelemetryFeedOptions): TelemetryFeed {
  const { telemetry, clock } = options;
  const readMemory = latestSample(clock, options.readMemory);
  return {
    async now() {
      const jobs = await options.counts();
      const view = readMemory();
      const recent = telemetry.recent();
      const slope = serverSlopeMbPerJob(recent);
      return {
        reading: readingOf(view),
        browserCount: telemetry.browsers.count,
        jobs,
        followers: options.followers(),
        thresholdsFrom: view.thresholdsFrom,
        ...(slope !== undefined && { slopeMbPerJob: slope }),
        events: recent.map(eventOf),
      };
    },
    follow: (signal) => follow({ telemetry, clock, readMemory }, signal),
  };
}

/** What the page shows of a view. */
function readingOf(view: MemoryView): MemoryReading {
  const {
    measure: _measure,
    anonSharedMb: _,
    percent: _percent,
    thresholdsFrom: _from,
    ...reading
  } = view;
  return reading;
}

async function* follow(
  source: Pick<TelemetryFeedOptions, "telemetry" | "clock" | "readMemory">,
  signal: AbortSignal,
): AsyncGenerator<TelemetryEvent, void> {
  // A reader that is behind loses the oldest: every event here stands for itself.
  const mailbox = new Mailbox<TelemetryEvent>({ limit: telemetryLimits.ringSize, signal });
  using _events = source.telemetry.subscribe((event) => mailbox.push(eventOf(event)));
  using _sampler = repeat(source.clock, sampleMs, () => {
    const reading = readingOf(source.readMemory());
    mailbox.push({ type: "sample", at: reading.at, reading });
  });
  yield* mailbox;
}

/**
 * The page is open to anyone, and a job's whole id belongs to its owner: its beginning is enough to find the line in
 * the log.
 */
function shortenJobIds(line: string): string {
  return line.replaceAll(/\bjob_id=([0-9a-f]{8})[0-9a-f]+/g, "job_id=$1…");
}

function eventOf(event: DiagnosticsEvent): TelemetryEvent {
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
