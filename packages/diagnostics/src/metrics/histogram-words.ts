import { bytesFromMb } from "../memory/figures.ts";
import type { HistogramWords } from "./histograms.ts";

const runSecs = [5, 10, 20, 30, 45, 60, 90, 120, 180, 300, 600, 1_200, 1_800];
const waitSecs = [0.1, 1, 5, 15, 30, 60, 120, 300, 600, 1_200, 1_800];
const peakMb = [50, 100, 125, 150, 175, 200, 225, 250, 300, 350, 400, 450, 500, 1_000, 2_000];

/** The distributions by our short names. */
export const histogramWords = {
  ran: {
    name: "jobcan_job_duration_seconds",
    help: "From a job's start to its end; without those a restart has cut off",
    le: runSecs,
  },
  waited: {
    name: "jobcan_queue_wait_seconds",
    help: "From a job's sending to its start, or to its end where it never started",
    le: waitSecs,
  },
  peak: {
    name: "jobcan_job_peak_bytes",
    help: "The most memory seen during a job: of the container, of runners and of browsers",
    label: "part",
    le: peakMb.map(bytesFromMb),
  },
} as const satisfies Record<string, HistogramWords>;
