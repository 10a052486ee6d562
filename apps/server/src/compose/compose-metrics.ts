import type { QueueView } from "@jobcan-automation/contract";
import type { EngineOperation, JobEnd, JobEngine } from "@jobcan-automation/core";
import { createMetrics } from "@jobcan-automation/diagnostics";
import type { Memory } from "./compose-memory.ts";
import type { FollowerPlaces } from "../http/limits/follower-places.ts";
import { watchEventLoop } from "../machine/event-loop-lag.ts";

export interface MetricsParts {
  memory: Memory;
  followers: FollowerPlaces;
  /** There once everything is composed. */
  engine: () => Pick<JobEngine, "counts"> & { operation: Pick<EngineOperation, "isDraining"> };
  /** All machines, where there are several. */
  queue: () => (() => Promise<QueueView>) | undefined;
  isAdmitting: () => boolean;
}

export type ServiceMetrics = ReturnType<typeof composeMetrics>;

/** What `/metrics` says, and all that is counted for it. */
export function composeMetrics(parts: MetricsParts) {
  const { memory, followers, engine, queue, isAdmitting } = parts;
  const lag = watchEventLoop();
  const { telemetry, history } = memory;
  const metrics = createMetrics(async () => {
    const asked = engine();
    // Where the queue is away its figures are left out, and the others are there.
    const [jobs, isDraining, machines] = await Promise.all([
      orNothing(asked.counts()),
      orNothing(asked.operation.isDraining()),
      orNothing(queue()?.()),
    ]);
    return {
      memory: memory.view(),
      browserCount: telemetry.browsers.count,
      jobs: { ...jobs },
      queueLength: jobs?.waiting,
      queue: machines,
      followers: followers.count,
      isAdmitting: isAdmitting() && isDraining === false,
      isDraining: isDraining === true,
      eventLoopLagSecs: lag.secs(),
    };
  });
  return {
    ...metrics,
    finished(end: JobEnd) {
      metrics.finished(end);
      const peak = history.finished(end);
      if (peak !== undefined) metrics.peak(peak);
    },
    /** Counts the events of telemetry, until the signal. */
    watch(signal: AbortSignal) {
      const counting = telemetry.subscribe((event) => metrics.observe(event));
      signal.addEventListener(
        "abort",
        () => {
          counting[Symbol.dispose]();
          lag[Symbol.dispose]();
        },
        { once: true },
      );
    },
  };
}

async function orNothing<T>(figures: Promise<T> | undefined): Promise<T | undefined> {
  try {
    return await figures;
  } catch {
    return undefined;
  }
}
