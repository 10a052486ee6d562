import type { ErrorCode, JobOutcome, QueueView } from "@jobcan-automation/contract";
import type { Registry } from "prom-client";
import type { JobPeak } from "../history/job-peaks.ts";
import type { TelemetryEvent } from "../lines/events.ts";
import { bytesFromMb } from "../memory/figures.ts";
import type { MemoryView } from "../memory/memory-view.ts";
import { type Counts, createCounts } from "./counts.ts";
import { createHistograms } from "./histograms.ts";
import { histogramWords } from "./histogram-words.ts";

/** What is read afresh at each scrape. */
export interface MetricsFigures {
  memory: MemoryView;
  browserCount: number;
  /** By state, such as `{ waiting: 1, running: 1, finished: 4 }`. */
  jobs: Record<string, number>;
  queueLength: number | undefined;
  /** All machines, where there are several and they can be asked. */
  queue?: QueueView | undefined;
  followers: number;
  isAdmitting: boolean;
  /** Whoever operates the service lets it take no new jobs. */
  isDraining: boolean;
  /** How late timers were, in seconds, since the scrape before: `{ mean, p99, max }`. */
  eventLoopLagSecs: Record<string, number>;
}

/** A job that has ended, however; ms. */
interface FinishedFigures {
  outcome: JobOutcome;
  code?: ErrorCode | undefined;
  /** In the queue. */
  waitedMs: number;
  /** Undefined for one that never ran, or of which nobody saw the end. */
  ranMs?: number | undefined;
}

export interface Metrics {
  /** Counts clean-up failures and checkpoints; give it every telemetry event. */
  observe(event: TelemetryEvent): void;
  finished(job: FinishedFigures): void;
  peak(peak: JobPeak): void;
  /** A request that was answered with an error. */
  refused(code: ErrorCode): void;
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
  const counts = createCounts();
  const histograms = createHistograms(histogramWords);
  return {
    contentType: "text/plain; version=0.0.4; charset=utf-8",
    observe(event) {
      if (event.type === "memory_check") counts.checkpoints.count(event.tag);
      if (event.type === "cleanup_result" && !event.ok) counts.cleanupFailures.count(event.step);
    },
    finished({ outcome, code, waitedMs, ranMs }) {
      counts.outcomes.count(outcome);
      if (code !== undefined) counts.jobErrors.count(code);
      histograms.observe("waited", waitedMs / 1000);
      if (ranMs !== undefined) histograms.observe("ran", ranMs / 1000);
    },
    peak({ containerMb, runnerMb, browserMb }) {
      histograms.observe("peak", bytesFromMb(containerMb), "container");
      histograms.observe("peak", bytesFromMb(runnerMb), "runner");
      histograms.observe("peak", bytesFromMb(browserMb), "browser");
    },
    refused: (code) => counts.refused.count(code),
    async text() {
      const { Registry, Gauge, Counter } = await import("prom-client");
      const registry: Registry = new Registry();
      // prom-client reports 0 for a gauge never set: what is not known is left out instead.
      const gauges = gaugesOf(await figures()).filter((metric) => metric.values.length > 0);
      for (const metric of gauges) {
        const gauge = new Gauge({ ...describe(metric), registers: [registry] });
        for (const [label, value] of metric.values) gauge.set(labelled(metric, label), value);
      }
      for (const metric of countersOf(counts)) {
        const counter = new Counter({ ...describe(metric), registers: [registry] });
        for (const [label, value] of metric.values) counter.inc(labelled(metric, label), value);
      }
      for (const histogram of await histograms.all()) registry.registerMetric(histogram);
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
      name: "jobcan_memory_bytes",
      help: "Working set of the container (or PSS of the whole tree), and the PSS of server, runner and browser",
      label: "part",
      values: bytesOf({
        container: containerMb,
        server: serverMb,
        runner: runnerMb,
        browser: browserMb,
      }),
    },
    {
      name: "jobcan_memory_threshold_bytes",
      help: "MEMORY_WARNING_MB and MEMORY_LIMIT_MB in force, and the container's hard limit where it has one",
      label: "threshold",
      values: bytesOf({ warning: warningMb, limit: limitMb, hard_limit: hardLimitMb }),
    },
    single("jobcan_oom_kills", "Kills by the kernel in this control group", memory.oomKills),
    single("jobcan_browsers", "Browsers alive by our own count", figures.browserCount),
    {
      name: "jobcan_jobs",
      help: "Jobs by state",
      label: "state",
      values: Object.entries(figures.jobs),
    },
    single("jobcan_queue_length", "Jobs waiting", figures.queueLength),
    ...machinesOf(figures.queue),
    single("jobcan_followers", "Readers of live events", figures.followers),
    single("jobcan_admitting", "Whether new jobs are taken: 1 or 0", Number(figures.isAdmitting)),
    single("jobcan_draining", "Whether the operator drains: 1 or 0", Number(figures.isDraining)),
    {
      name: "jobcan_event_loop_lag_seconds",
      help: "How late the server's timers were since the last scrape",
      label: "statistic",
      values: Object.entries(figures.eventLoopLagSecs),
    },
  ];
}

/** What there is of other machines; nothing in one process. */
function machinesOf(queue: QueueView | undefined): Metric[] {
  if (queue === undefined) return [];
  const { workers, oldestWaitSecs } = queue;
  const ofEach = (figure: (worker: QueueView["workers"][number]) => number) =>
    workers.map((worker): [string, number] => [worker.name, figure(worker)]);
  const versions = Map.groupBy(workers, ({ version }) => version);
  return [
    single(
      "jobcan_queue_oldest_wait_seconds",
      "How long the job that has waited longest has waited; 0 where none waits",
      oldestWaitSecs ?? 0,
    ),
    {
      name: "jobcan_workers",
      help: "Workers that have given a sign of life in the last 15 s, by version",
      label: "version",
      values: [...versions].map(([version, all]) => [version, all.length]),
    },
    {
      name: "jobcan_worker_places",
      help: "Jobs that a worker may run at a time; 0 while it takes none",
      label: "worker",
      values: ofEach(({ places, isClosed }) => (isClosed ? 0 : places)),
    },
    {
      name: "jobcan_worker_jobs",
      help: "Jobs in a worker's hands",
      label: "worker",
      values: ofEach(({ busy }) => busy),
    },
    {
      name: "jobcan_worker_browsers",
      help: "Browsers alive at a worker by its own count",
      label: "worker",
      values: ofEach(({ browsers }) => browsers),
    },
    {
      name: "jobcan_worker_memory_bytes",
      help: "Working set of a worker's container",
      label: "worker",
      values: ofEach(({ memoryMb }) => Math.round(bytesFromMb(memoryMb))),
    },
  ];
}

function bytesOf(mbs: Record<string, number | undefined>): [string, number][] {
  return Object.entries(mbs).flatMap(([name, mb]): [string, number][] =>
    mb === undefined ? [] : [[name, Math.round(bytesFromMb(mb))]],
  );
}

function countersOf(counts: Counts): Metric[] {
  return [
    {
      name: "jobcan_cleanup_failures_total",
      help: "Clean-up steps that failed",
      label: "step",
      values: counts.cleanupFailures.all(),
    },
    {
      name: "jobcan_memory_checks_total",
      help: "memory_check lines by tag",
      label: "tag",
      values: counts.checkpoints.all(),
    },
    {
      name: "jobcan_jobs_finished_total",
      help: "Jobs that have ended, by outcome",
      label: "outcome",
      values: counts.outcomes.all(),
    },
    {
      name: "jobcan_job_errors_total",
      help: "Jobs that have ended with an error, by its code",
      label: "code",
      values: counts.jobErrors.all(),
    },
    {
      name: "jobcan_requests_refused_total",
      help: "Requests answered with an error, by its code",
      label: "code",
      values: counts.refused.all(),
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
