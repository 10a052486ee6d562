import {
  type JobPeak,
  type MemoryReading,
  type QueueView,
  type TelemetryEvent,
  type TelemetryHistory,
  Mailbox,
  telemetryLimits,
} from "@jobcan-automation/contract";
import type { Clock, JobCounts } from "@jobcan-automation/core";
import {
  type MemoryHistory,
  type MemoryView,
  type Telemetry,
  type TelemetryEvent as DiagnosticsEvent,
  serverSlopeMbPerJob,
} from "@jobcan-automation/diagnostics";

import { latestSample } from "../machine/latest-sample.ts";
import type { TelemetryFeed } from "../services.ts";
import { shortIdOf } from "./short-id.ts";
import { tenths } from "./tenths.ts";

export interface TelemetryFeedOptions {
  telemetry: Telemetry;
  history: Pick<MemoryHistory, "between" | "jobs" | "subscribe">;
  clock: Pick<Clock, "monotonicMs">;
  readMemory: () => MemoryView;
  counts: () => Promise<JobCounts>;
  /** Of a service on several machines. */
  queue?: (() => Promise<QueueView>) | undefined;
  followers: () => number;
}

/**
 * Diagnostics as the telemetry page sees them. Nothing is sampled for those who follow: they are given what the guard
 * reads.
 */
export function createTelemetryFeed(options: TelemetryFeedOptions): TelemetryFeed {
  const { telemetry, history, clock } = options;
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
        ...(options.queue !== undefined && { queue: await options.queue() }),
        ...(slope !== undefined && { slopeMbPerJob: slope }),
        events: recent.map(eventOf),
      };
    },
    history: ({ from, to }) => historyOf(history.between(from, to), history.jobs()),
    follow: (signal) => follow({ telemetry, history }, signal),
  };
}

type Samples = ReturnType<MemoryHistory["between"]>;
type Peaks = ReturnType<MemoryHistory["jobs"]>;

/** In columns, which are a third of the same as objects. */
function historyOf(samples: Samples, peaks: Peaks): TelemetryHistory {
  const column = (part: Exclude<keyof Samples[number], "at">) =>
    samples.map((sample) => tenths(sample[part]));
  return {
    at: samples.map(({ at }) => at),
    containerMb: column("containerMb"),
    serverMb: column("serverMb"),
    runnerMb: column("runnerMb"),
    browserMb: column("browserMb"),
    jobs: peaks.map(jobPeakOf),
  };
}

function jobPeakOf({ jobId, end, ...peak }: Peaks[number]): JobPeak {
  const { containerMb, runnerMb, browserMb } = peak;
  return {
    ...peak,
    jobId: shortIdOf(jobId),
    containerMb: tenths(containerMb),
    runnerMb: tenths(runnerMb),
    browserMb: tenths(browserMb),
    ...(end !== undefined && { end }),
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
  source: Pick<TelemetryFeedOptions, "telemetry" | "history">,
  signal: AbortSignal,
): AsyncGenerator<TelemetryEvent, void> {
  // A reader that is behind loses the oldest: every event here stands for itself.
  const mailbox = new Mailbox<TelemetryEvent>({ limit: telemetryLimits.ringSize, signal });
  using _events = source.telemetry.subscribe((event) => mailbox.push(eventOf(event)));
  using _samples = source.history.subscribe((view) => {
    const reading = readingOf(view);
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
