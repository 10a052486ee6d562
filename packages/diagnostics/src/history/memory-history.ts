import { type ErrorCode, type JobOutcome, Subscribers } from "@jobcan-automation/contract";
import type { DiagnosticsClock } from "../clock.ts";
import type { TelemetryEvent } from "../lines/events.ts";
import type { MemoryFigure, MemorySource } from "../memory/memory-source.ts";
import type { MemoryThresholds } from "../memory/memory-thresholds.ts";
import { type MemoryView, viewOf } from "../memory/memory-view.ts";
import type { ProcessTree, TreeMemory } from "../memory/process-tree.ts";
import { createJobPeaks, type JobPeak } from "./job-peaks.ts";
import { createSampleRing, type MemorySample } from "./sample-ring.ts";
import { thinOut } from "./thin-out.ts";

export interface MemoryHistoryOptions {
  clock: Pick<DiagnosticsClock, "now" | "monotonicMs">;
  memory: MemorySource;
  tree: Pick<ProcessTree, "scan">;
  thresholds: MemoryThresholds;
  /** Whether a job runs: then a sample a second is retained. */
  isBusy: () => boolean;
  /** Whether a job types now. */
  isEntering: () => boolean;
  onListenerError: (error: unknown) => void;
}

/** How a job ended, as the history and the metrics need it. */
interface FinishedJob {
  jobId: string;
  outcome: JobOutcome;
  code?: ErrorCode | undefined;
}

/** What the guard has read, retained. It measures nothing that the guard does not ask for. */
export interface MemoryHistory {
  /** The guard's figure, read now. Where a sample is due, its split by process is read with it and retained. */
  read(): MemoryFigure;
  /** Checkpoints are readings too, and those of a job's two ends are retained; `job_start` begins its peaks. */
  observe(event: TelemetryEvent): void;
  /** Ends a job's peaks; undefined for one that never ran here. */
  finished(job: FinishedJob): JobPeak | undefined;
  /** Samples of a span, at most 720, peaks retained. */
  between(fromMs: number, toMs: number): MemorySample[];
  /** The peaks of those that run and of the last 200 that ended, the newest first. */
  jobs(): JobPeak[];
  /** Calls back with every sample from now on, until disposed. */
  subscribe(listener: (view: MemoryView) => void): Disposable;
  /** What the samples take, whether or not they are all there yet. */
  readonly bytes: number;
}

type Split = Pick<TreeMemory, "serverMb" | "runnerMb" | "browserMb">;

const busyEveryMs = 1_000;
const idleEveryMs = 15_000;
/** A check that comes a little early counts: else every second one would be missed. */
const earlyMs = 250;
const historyMs = 6 * 60 * 60_000;
/** A sample a second, and room for those at the two ends of a job: one in ten. */
const sizeOfRing = Math.ceil((historyMs / busyEveryMs) * 1.1);
const retainedJobs = 200;
const sentSamples = 720;

/** These are samples of their own: what comes between the last of a job and the next idle one is not the job's. */
const endsOfJob: ReadonlySet<string> = new Set(["job_start", "job_completed", "job_error"]);

/** Six hours at a sample a second. Between two samples the container's greatest figure is carried to the next. */
export function createMemoryHistory(options: MemoryHistoryOptions): MemoryHistory {
  const { clock, memory, tree, thresholds, isBusy, isEntering } = options;
  const ring = createSampleRing(sizeOfRing);
  const peaks = createJobPeaks(retainedJobs);
  const listeners = new Subscribers<MemoryView>(options.onListenerError);
  let sampledMs = Number.NEGATIVE_INFINITY;
  let greatestMb = 0;
  const isDue = () =>
    clock.monotonicMs() - sampledMs >= (isBusy() ? busyEveryMs : idleEveryMs) - earlyMs;
  const retain = (at: number, { serverMb, runnerMb, browserMb }: Split) => {
    ring.push({ at, containerMb: greatestMb, serverMb, runnerMb, browserMb });
    sampledMs = clock.monotonicMs();
    greatestMb = 0;
  };
  return {
    bytes: ring.bytes,
    read() {
      const split = isDue() ? tree.scan() : undefined;
      const container = memory.read(split);
      const containerMb = container.workingSetMb;
      const at = clock.now();
      greatestMb = Math.max(greatestMb, containerMb);
      peaks.seen({ ...split, containerMb }, at);
      if (split === undefined) return container;
      retain(at, split);
      const measured = { at, split, container };
      listeners.publish(viewOf(measured, { thresholds, isEntering: isEntering() }));
      return container;
    },
    observe(event) {
      if (event.type !== "memory_check") return;
      if (event.tag === "job_start" && event.jobId !== undefined) {
        peaks.started(event.jobId, event.at);
      }
      peaks.seen(event, event.at);
      greatestMb = Math.max(greatestMb, event.containerMb);
      if (endsOfJob.has(event.tag)) retain(event.at, event);
    },
    finished: ({ jobId, outcome, code }) =>
      peaks.finished(jobId, { at: clock.now(), outcome, code }),
    between(fromMs, toMs) {
      const oldestMs = clock.now() - historyMs;
      return thinOut(ring.between(Math.max(fromMs, oldestMs), toMs), sentSamples);
    },
    jobs: () => peaks.list(),
    subscribe: (listener) => listeners.subscribe(listener),
  };
}
