import type { DiagnosticsClock } from "../clock.ts";
import { roundMb } from "./figures.ts";
import type { MemoryThresholds } from "./memory-thresholds.ts";

/** The most serious of the alarms; `critical` and `emergency` only while a day is being entered. */
type MemoryLevel = "ok" | MemoryAlarm;

/** `high` and `over_limit` by WARNING and LIMIT, `critical` and `emergency` at 85 and 90 % of LIMIT. */
type MemoryAlarm = "high" | "over_limit" | "critical" | "emergency";

/** A day being entered: its number, and the job that it is a day of. */
export interface DayInHand {
  day: number;
  jobId: string;
}

/** What a figure means. The three questions are answered whether or not a day is being entered. */
export interface MemoryAssessment {
  level: MemoryLevel;
  /** Each has a threshold of its own, so several may hold at once. */
  alarms: readonly MemoryAlarm[];
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
  | ({ kind: "critical" | "emergency"; memoryMb: number; percent: number } & DayInHand);

export type ThresholdPair = Pick<MemoryThresholds, "warningMb" | "limitMb">;

const criticalPercent = 85;
const emergencyPercent = 90;

/** Judges a figure (MB), while a day is being entered or while none is. */
export function assessMemory(
  memoryMb: number,
  thresholds: ThresholdPair,
  isEntering = false,
): MemoryAssessment {
  const bySetting = alarmBySetting(memoryMb, thresholds);
  const byDay = isEntering ? alarmByDay(memoryMb, thresholds) : undefined;
  const alarms = [bySetting, byDay].filter((alarm) => alarm !== undefined);
  return {
    level: byDay ?? bySetting ?? "ok",
    alarms,
    memoryMb: roundMb(memoryMb),
    percent: roundMb((memoryMb / thresholds.limitMb) * 100),
    refusesNewJob: memoryMb > thresholds.warningMb,
    overLimit: memoryMb > thresholds.limitMb,
    stopsRunningJob: reaches(emergencyPercent, memoryMb, thresholds),
  };
}

function alarmBySetting(memoryMb: number, thresholds: ThresholdPair): MemoryAlarm | undefined {
  if (memoryMb > thresholds.limitMb) return "over_limit";
  return memoryMb > thresholds.warningMb ? "high" : undefined;
}

function alarmByDay(memoryMb: number, thresholds: ThresholdPair): MemoryAlarm | undefined {
  if (reaches(emergencyPercent, memoryMb, thresholds)) return "emergency";
  return reaches(criticalPercent, memoryMb, thresholds) ? "critical" : undefined;
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
  /** The day in hand of the job that would be stopped first; undefined where no job types, or one is being stopped. */
  day: () => DayInHand | undefined;
  /** Is given what deserves a line; the same alarm of the same job is not repeated within 30 s. */
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
    const assessment = assessMemory(options.read(), options.thresholds, day !== undefined);
    report(assessment, day);
    options.onAssessment(assessment);
  }
}

function createReporter({ clock, thresholds, emit }: MemoryGuardOptions) {
  /** When each alarm that holds was reported last. */
  let reported = new Map<string, number>();
  return (assessment: MemoryAssessment, day: DayInHand | undefined): void => {
    const nowMs = clock.monotonicMs();
    const before = reported;
    reported = new Map();
    for (const alarm of assessment.alarms) {
      const finding = findingOf(alarm, assessment, { thresholds, day });
      if (finding === undefined) continue;
      const key = "jobId" in finding ? `${alarm} ${finding.jobId}` : alarm;
      const lastMs = before.get(key) ?? Number.NEGATIVE_INFINITY;
      const isDue = nowMs - lastMs >= repeatMs;
      reported.set(key, isDue ? nowMs : lastMs);
      if (isDue) emit(finding);
    }
  };
}

function findingOf(
  alarm: MemoryAlarm,
  { memoryMb, percent }: MemoryAssessment,
  { thresholds, day }: { thresholds: ThresholdPair; day: DayInHand | undefined },
): GuardFinding | undefined {
  switch (alarm) {
    case "high":
      return { kind: alarm, memoryMb, percent, warningMb: thresholds.warningMb };
    case "over_limit":
      return { kind: alarm, memoryMb, percent, limitMb: thresholds.limitMb };
    case "critical":
    case "emergency":
      return day && { kind: alarm, memoryMb, percent, ...day };
  }
}
