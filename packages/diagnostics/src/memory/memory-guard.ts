import type { DiagnosticsClock } from "../clock.ts";
import { roundMb } from "./figures.ts";
import type { MemoryFigure } from "./memory-source.ts";
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

/**
 * What is judged: the guard's figure, and what of it the kernel cannot drop (where that is not told, the figure decides
 * alone).
 */
export type GuardReading = Pick<MemoryFigure, "workingSetMb" | "unreclaimableMb">;

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
  /** At 90 % of LIMIT or more, where it is not file pages that the kernel will drop before it kills; over LIMIT always. */
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
/** Of LIMIT: from here on too little is left for the programs' own pages. */
const unreclaimablePercent = 80;

/** Judges a reading, while a day is being entered or while none is. */
export function assessMemory(
  reading: GuardReading,
  thresholds: ThresholdPair,
  isEntering = false,
): MemoryAssessment {
  const memoryMb = reading.workingSetMb;
  const bySetting = alarmBySetting(memoryMb, thresholds);
  const byDay = isEntering ? alarmByDay(reading, thresholds) : undefined;
  const alarms = [bySetting, byDay].filter((alarm) => alarm !== undefined);
  return {
    level: byDay ?? bySetting ?? "ok",
    alarms,
    memoryMb: roundMb(memoryMb),
    percent: roundMb((memoryMb / thresholds.limitMb) * 100),
    refusesNewJob: memoryMb > thresholds.warningMb,
    overLimit: memoryMb > thresholds.limitMb,
    stopsRunningJob: isEmergency(reading, thresholds),
  };
}

function alarmBySetting(memoryMb: number, thresholds: ThresholdPair): MemoryAlarm | undefined {
  if (memoryMb > thresholds.limitMb) return "over_limit";
  return memoryMb > thresholds.warningMb ? "high" : undefined;
}

function alarmByDay(reading: GuardReading, thresholds: ThresholdPair): MemoryAlarm | undefined {
  if (isEmergency(reading, thresholds)) return "emergency";
  return reaches(criticalPercent, reading.workingSetMb, thresholds) ? "critical" : undefined;
}

function isEmergency(reading: GuardReading, thresholds: ThresholdPair): boolean {
  const { workingSetMb: memoryMb, unreclaimableMb = memoryMb } = reading;
  if (memoryMb > thresholds.limitMb) return true;
  if (!reaches(emergencyPercent, memoryMb, thresholds)) return false;
  return reaches(unreclaimablePercent, unreclaimableMb, thresholds);
}

/** Multiplied out, so that exactly 90 % is 90 % whatever the binary fractions. */
function reaches(percent: number, memoryMb: number, { limitMb }: ThresholdPair): boolean {
  return memoryMb * 100 >= limitMb * percent;
}

export interface MemoryGuardOptions {
  /** Reads now. */
  read: () => Omit<MemoryFigure, "source">;
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
/** From 85 % on: what grows by 100 MB a second is to be stopped on its way, not found gone. */
const closeTickMs = 100;
const idleCheckMs = 5_000;
const repeatMs = 30_000;

/**
 * Checks one figure against the thresholds twice a second while a job runs, ten times a second where it is close, else
 * every 5 s, until the signal aborts; decides nothing itself.
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
    if (day !== undefined && reaches(criticalPercent, assessment.memoryMb, options.thresholds)) {
      pending[Symbol.dispose]();
      pending = clock.after(closeTickMs, tick);
    }
    report(assessment, day);
    options.onAssessment(assessment);
  }
}

/** Of LIMIT: an alarm holds on until memory is so far below what was reported, so that a wavering figure is one. */
const overPercent = 10;

function createReporter({ clock, thresholds, emit }: MemoryGuardOptions) {
  const overMb = (thresholds.limitMb * overPercent) / 100;
  /** When each alarm that holds was reported last, and of how much. */
  let reported = new Map<string, { atMs: number; memoryMb: number }>();
  return (assessment: MemoryAssessment, day: DayInHand | undefined): void => {
    const atMs = clock.monotonicMs();
    const { memoryMb } = assessment;
    reported = new Map([...reported].filter(([, last]) => memoryMb > last.memoryMb - overMb));
    for (const alarm of assessment.alarms) {
      const finding = findingOf(alarm, assessment, { thresholds, day });
      if (finding === undefined) continue;
      const key = "jobId" in finding ? `${alarm} ${finding.jobId}` : alarm;
      const last = reported.get(key);
      if (last !== undefined && atMs - last.atMs < repeatMs) continue;
      reported.set(key, { atMs, memoryMb });
      emit(finding);
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
