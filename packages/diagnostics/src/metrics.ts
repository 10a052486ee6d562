import type { Registry } from "prom-client";
import type { TelemetryEvent } from "./lines/events.ts";
import type { MemoryView } from "./memory/memory-view.ts";

/** What is read afresh at each scrape. */
export interface MetricsFigures {
  memory: MemoryView;
  browserCount: number;
  /** By state, such as `{ waiting: 1, running: 1, finished: 4 }`. */
  jobs: Record<string, number>;
  queueLength: number;
  followers: number;
}

export interface Metrics {
  /** Counts clean-up failures and checkpoints; give it every telemetry event. */
  observe(event: TelemetryEvent): void;
  /** The page for /metrics, with the figures of this moment. */
  text(): Promise<string>;
  /** The page's content type. */
  readonly contentType: string;
}

/**
 * Prometheus figures in a registry of its own. prom-client is loaded at the first scrape: it costs 1–2 MB that an
 * unscraped server keeps.
 */
export function createMetrics(figures: () => Promise<MetricsFigures>): Metrics {
  const cleanupFailures = new Map<string, number>();
  const checkpoints = new Map<string, number>();
  return {
    contentType: "text/plain; version=0.0.4; charset=utf-8",
    observe(event) {
      if (event.type === "memory_check") countOne(checkpoints, event.tag);
      if (event.type === "cleanup_result" && !event.ok) countOne(cleanupFailures, event.step);
    },
    async text() {
      const { Registry, Gauge, Counter } = await import("prom-client");
      const registry: Registry = new Registry();
      // prom-client reports 0 for a gauge never set: what is not known is left out instead.
      const gauges = gaugesOf(await figures()).filter((metric) => metric.values.length > 0);
      const counters = countersOf(cleanupFailures, checkpoints);
      for (const metric of gauges) {
        const gauge = new Gauge({ ...describe(metric), registers: [registry] });
        for (const [label, value] of metric.values) gauge.set(labelled(metric, label), value);
      }
      for (const metric of counters) {
        const counter = new Counter({ ...describe(metric), registers: [registry] });
        for (const [label, value] of metric.values) counter.inc(labelled(metric, label), value);
      }
      return registry.metrics();
    },
  };
}

interface Metric {
  name: string;
  help: string;
  label?: string;
  /** By label; a metric without one has the single entry "". An absent value is left out. */
  values: [string, number][];
}

function gaugesOf({ memory, ...figures }: MetricsFigures): Metric[] {
  const { containerMb, serverMb, runnerMb, browserMb, warningMb, limitMb, hardLimitMb } = memory;
  return [
    {
      name: "jobcan_memory_megabytes",
      help: "Working set of the container (or PSS of the whole tree), and the PSS of server, runner and browser",
      label: "part",
      values: Object.entries({
        container: containerMb,
        server: serverMb,
        runner: runnerMb,
        browser: browserMb,
      }),
    },
    {
      name: "jobcan_memory_threshold_megabytes",
      help: "MEMORY_WARNING_MB and MEMORY_LIMIT_MB in force, and the container's hard limit where it has one",
      label: "threshold",
      values: Object.entries({
        warning: warningMb,
        limit: limitMb,
        hard_limit: hardLimitMb,
      }).flatMap(([name, mb]): [string, number][] => (mb === undefined ? [] : [[name, mb]])),
    },
    single("jobcan_oom_kills", "Kills by the kernel in this control group", memory.oomKills),
    single("jobcan_browser_count", "Browsers alive by our own count", figures.browserCount),
    {
      name: "jobcan_jobs",
      help: "Jobs by state",
      label: "state",
      values: Object.entries(figures.jobs),
    },
    single("jobcan_queue_length", "Jobs waiting", figures.queueLength),
    single("jobcan_followers", "Readers of live events", figures.followers),
  ];
}

function countersOf(
  cleanupFailures: ReadonlyMap<string, number>,
  checkpoints: ReadonlyMap<string, number>,
): Metric[] {
  return [
    {
      name: "jobcan_cleanup_failures_total",
      help: "Clean-up steps that failed",
      label: "step",
      values: [...cleanupFailures],
    },
    {
      name: "jobcan_memory_checks_total",
      help: "memory_check lines by tag",
      label: "tag",
      values: [...checkpoints],
    },
  ];
}

function single(name: string, help: string, value: number | undefined): Metric {
  return { name, help, values: value === undefined ? [] : [["", value]] };
}

function describe({ name, help, label }: Metric) {
  return { name, help, labelNames: label === undefined ? [] : [label] };
}

function labelled({ label }: Metric, value: string): Record<string, string> {
  return label === undefined ? {} : { [label]: value };
}

function countOne(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
