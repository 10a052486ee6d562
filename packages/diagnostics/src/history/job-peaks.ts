import type { ErrorCode, JobOutcome } from "@jobcan-automation/contract";

/** Figures of one reading, in MB; what was not read is left out. */
interface PeakFigures {
  containerMb: number;
  runnerMb?: number;
  browserMb?: number;
}

/** The most a job's run saw of memory, in MB. Times are epoch ms. */
export interface JobPeak {
  jobId: string;
  startedAt: number;
  /** When the container's peak was. */
  peakAt: number;
  containerMb: number;
  runnerMb: number;
  browserMb: number;
  /** Another job ran meanwhile: the figures are those of all. */
  isShared: boolean;
  end?: JobPeakEnd;
}

interface JobPeakEnd {
  at: number;
  outcome: JobOutcome;
  code?: ErrorCode | undefined;
}

export interface JobPeaks {
  started(jobId: string, at: number): void;
  /** A reading that all jobs that run now have part in. */
  seen(figures: PeakFigures, at: number): void;
  /** The job as it is remembered; undefined for one that never ran here. */
  finished(jobId: string, end: JobPeakEnd): JobPeak | undefined;
  /** The newest first, those that run included. */
  list(): JobPeak[];
}

/** Remembers the newest `size` jobs that have ended, and those that run. */
export function createJobPeaks(size: number): JobPeaks {
  const running = new Map<string, JobPeak>();
  const ended: JobPeak[] = [];
  return {
    started(jobId, at) {
      for (const other of running.values()) other.isShared = true;
      const none = { containerMb: 0, runnerMb: 0, browserMb: 0 };
      running.set(jobId, {
        jobId,
        startedAt: at,
        peakAt: at,
        ...none,
        isShared: running.size > 0,
      });
    },
    seen(figures, at) {
      for (const peak of running.values()) raise(peak, figures, at);
    },
    finished(jobId, end) {
      const peak = running.get(jobId);
      if (peak === undefined) return undefined;
      running.delete(jobId);
      peak.end = end;
      ended.push(peak);
      if (ended.length > size) ended.shift();
      return peak;
    },
    list: () => [...ended, ...running.values()].toSorted((a, b) => b.startedAt - a.startedAt),
  };
}

function raise(peak: JobPeak, figures: PeakFigures, at: number): void {
  const { containerMb, runnerMb = 0, browserMb = 0 } = figures;
  if (containerMb > peak.containerMb) peak.peakAt = at;
  peak.containerMb = Math.max(peak.containerMb, containerMb);
  peak.runnerMb = Math.max(peak.runnerMb, runnerMb);
  peak.browserMb = Math.max(peak.browserMb, browserMb);
}
