import type { EngineOperation, JobEnd, JobEngine } from "@jobcan-automation/core";
import { createMetrics } from "@jobcan-automation/diagnostics";
import type { Memory } from "./compose-memory.ts";
import type { FollowerPlaces } from "./http/limits/follower-places.ts";
import { watchEventLoop } from "./machine/event-loop-lag.ts";

export interface MetricsParts {
  memory: Memory;
  followers: FollowerPlaces;
  /** There once everything is composed. */
  engine: () => Pick<JobEngine, "counts"> & { operation: Pick<EngineOperation, "isDraining"> };
  isAdmitting: () => boolean;
}

export type ServiceMetrics = ReturnType<typeof composeMetrics>;

/** What `/metrics` says, and all that is counted for it. */
export function composeMetrics({ memory, followers, engine, isAdmitting }: MetricsParts) {
  const lag = watchEventLoop();
  const { telemetry, history } = memory;
  const metrics = createMetrics(async () => {
    const asked = engine();
    const jobs = { ...(await asked.counts()) };
    const isDraining = await asked.operation.isDraining();
    return {
      memory: memory.view(),
      browserCount: telemetry.browsers.count,
      jobs,
      queueLength: jobs.waiting,
      followers: followers.count,
      isAdmitting: isAdmitting() && !isDraining,
      isDraining,
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
