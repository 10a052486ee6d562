import type { DiagnosticsClock } from "../clock.ts";
import { roundMb } from "./figures.ts";
import type { MemoryThresholds } from "./memory-thresholds.ts";

/** `high` and `over_limit` while no day is being entered; `critical` and `emergency` while one is. */
type MemoryLevel = "ok" | "high" | "over_limit" | "critical" | "emergency";

/** What a figure means. The three questions are answered whether or not a day is being entered. */
export interface MemoryAssessment {
  level: MemoryLevel;
  memoryMb: number;
  /** Of LIMIT, one decimal. */
  percent: number;
  /** Over WARNING. */
  refusesNewJob: boolean;
  /** At 90 % of LIMIT or more. */
  stopsRunningJob: boolean;
  /** Over LIMIT: the service is not ready. */
  overLimit: boolean;
}

/** One guard line's facts. */
export type GuardFinding =
  | { kind: "high"; memoryMb: number; percent: number; warningMb: number }
  | { kind: "over_limit"; memoryMb: number; percent: number; limitMb: number }
  | { kind: "critical" | "emergency"; memoryMb: number; percent: number; day: number };

export type ThresholdPair = Pick<MemoryThresholds, "warningMb" | "limitMb">;

const criticalPercent = 85;
const emergencyPercent = 90;

/** Judges a figure (MB). `day` is the number of the day being entered; absent where no job types. */
export function assessMemory(
  memoryMb: number,
  thresholds: ThresholdPair,
  day?: number,
): MemoryAssessment {
  return {
    level: day === undefined ? idleLevel(memoryMb, thresholds) : dayLevel(memoryMb, thresholds),
    memoryMb: roundMb(memoryMb),
    percent: roundMb((memoryMb / thresholds.limitMb) * 100),
    refusesNewJob: memoryMb > thresholds.warningMb,
    overLimit: memoryMb > thresholds.limitMb,
    stopsRunningJob: reaches(emergencyPercent, memoryMb, thresholds),
  };
}

function idleLevel(memoryMb: number, thresholds: ThresholdPair): MemoryLevel {
  if (memoryMb > thresholds.limitMb) return "over_limit";
  return memoryMb > thresholds.warningMb ? "high" : "ok";
}

function dayLevel(memoryMb: number, thresholds: ThresholdPair): MemoryLevel {
  if (reaches(emergencyPercent, memoryMb, thresholds)) return "emergency";
  if (reaches(criticalPercent, memoryMb, thresholds)) return "critical";
  return memoryMb > thresholds.warningMb ? "high" : "ok";
}

/** Multiplied out, so that exactly 90 % is 90 % whatever the binary fractions. */
function reaches(percent: number, memoryMb: number, { limitMb }: ThresholdPair): boolean {
  return memoryMb * 100 >= limitMb * percent;
}

export interface MemoryGuardOptions {
  /** The guard's figure in MB: the container's working set, or the tree's PSS. */
  read: () => number;
  thresholds: ThresholdPair;
  clock: Pick<DiagnosticsClock, "monotonicMs" | "after">;
  /** Whether a job runs: then every tick is a check. */
  isBusy: () => boolean;
  /** The day being entered now; undefined where no job types. */
  day: () => number | undefined;
  /** Is given what deserves a line; the same level is not repeated within 30 s. */
  emit: (finding: GuardFinding) => void;
  /** Is given every assessment. */
  onAssessment: (assessment: MemoryAssessment) => void;
}

const tickMs = 500;
const idleCheckMs = 5_000;
const repeatMs = 30_000;

/**
 * Checks one figure against the thresholds twice a second while a job runs, else every 5 s, until the signal aborts;
 * decides nothing itself.
 */
export function startMemoryGuard(options: MemoryGuardOptions, signal: AbortSignal): void {
  if (signal.aborted) return;
  const { clock } = options;
  const report = createReporter(options);
  let checkedMs = clock.monotonicMs();
  let pending = clock.after(tickMs, tick);
  signal.addEventListener("abort", () => pending[Symbol.dispose](), { once: true });
  // Ticks are short in idle hours too: a job that has just begun must not wait for the next idle check.
  function tick(): void {
    pending = clock.after(tickMs, tick);
    if (!options.isBusy() && clock.monotonicMs() - checkedMs < idleCheckMs) return;
    checkedMs = clock.monotonicMs();
    const day = options.day();
    const assessment = assessMemory(options.read(), options.thresholds, day);
    report(assessment, day);
    options.onAssessment(assessment);
  }
}

function createReporter({ clock, thresholds, emit }: MemoryGuardOptions) {
  let lastLevel: MemoryLevel = "ok";
  let lastReportMs = Number.NEGATIVE_INFINITY;
  return (assessment: MemoryAssessment, day: number | undefined): void => {
    const changed = assessment.level !== lastLevel;
    lastLevel = assessment.level;
    const finding = findingOf(assessment, thresholds, day);
    if (finding === undefined) return;
    const nowMs = clock.monotonicMs();
    if (!changed && nowMs - lastReportMs < repeatMs) return;
    lastReportMs = nowMs;
    emit(finding);
  };
}

function findingOf(
  assessment: MemoryAssessment,
  thresholds: ThresholdPair,
  day = 0,
): GuardFinding | undefined {
  const { memoryMb, percent, level } = assessment;
  switch (level) {
    case "ok":
      return undefined;
    case "high":
      return { kind: level, memoryMb, percent, warningMb: thresholds.warningMb };
    case "over_limit":
      return { kind: level, memoryMb, percent, limitMb: thresholds.limitMb };
    case "critical":
    case "emergency":
      return { kind: level, memoryMb, percent, day };
  }
}
