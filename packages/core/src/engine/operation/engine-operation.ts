import type { DayRecord, StopMode } from "@jobcan-automation/contract";
import type { JobFacts, JobPhase } from "../../record/job.ts";

/**
 * A job that waits or runs, as who operates the service sees it: nothing in it says whose it is or what it is about.
 * Times are epoch ms.
 */
export interface OperatedJob {
  /** Unguessable, so a part of it is all that is shown. */
  jobId: string;
  state: "waiting" | "running" | "waiting_for_person";
  /** Of one that waits: its place, from 1. */
  position?: number;
  queuedAt: number;
  startedAt?: number;
  stopping?: StopMode;
  days: number;
  /** Those of which the end is known. */
  daysDone: number;
  /** What its processes take; absent where the system does not say, and of one that waits. */
  memoryMb?: number;
}

/** All that waits and runs, what runs first. */
interface EngineOverview {
  isDraining: boolean;
  jobs: readonly OperatedJob[];
  /** Jobs that wait and are not in the list. */
  unlisted: number;
}

/** What an engine is asked by who operates the service: of all jobs, and for all processes that share its queue. */
export interface EngineOperation {
  /**
   * From now on a new job is refused with DRAINING; what waits and runs goes on to its end. It stays so until `admit`,
   * or, where no other process shares the queue, until this one ends.
   */
  drain(): Promise<void>;
  /** Takes new jobs again. */
  admit(): Promise<void>;
  isDraining(): Promise<boolean>;
  overview(): Promise<EngineOverview>;
  /** Stops anybody's job, as the operator. Throws JOB_NOT_FOUND where it neither waits nor runs. */
  stop(jobId: string, mode: StopMode): Promise<void>;
}

/** How an operator stops a job: its owner is told that it was not they. */
export const stoppedByOperator = {
  code: "JOB_CANCELLED",
  facts: { cause: "operator" },
} as const;

/** A job in memory, or as it is stored. */
interface KnownJob {
  facts: Pick<JobFacts, "id">;
  phase: JobPhase;
  days: readonly DayRecord[];
}

/** What only the engine knows of a job; its place counts while it waits. */
interface Whereabouts {
  position: number;
  memoryMb: number | undefined;
}

/** Undefined of one that has ended. */
export function operatedJob(
  { facts: { id }, phase, days }: KnownJob,
  { position, memoryMb }: Whereabouts,
): OperatedJob | undefined {
  const progress = progressOf(phase, position);
  if (progress === undefined) return undefined;
  const daysDone = days.filter(({ outcome }) => outcome !== undefined).length;
  const memory = memoryMb === undefined ? {} : { memoryMb };
  return { jobId: id, ...progress, days: days.length, daysDone, ...memory };
}

function progressOf(
  phase: JobPhase,
  position: number,
): Omit<OperatedJob, "jobId" | "days" | "daysDone"> | undefined {
  switch (phase.state) {
    case "waiting":
      return { state: phase.state, position, queuedAt: phase.queuedAt };
    case "running": {
      const { state, queuedAt, startedAt, stopping } = phase;
      return { state, queuedAt, startedAt, ...(stopping !== undefined && { stopping }) };
    }
    case "waiting_for_person": {
      const { state, queuedAt, startedAt } = phase;
      return { state, queuedAt, startedAt };
    }
    case "finished":
      return undefined;
  }
}
