import type { TelemetryEvent } from "../lines/events.ts";

/**
 * Server memory gained with each finished job, in MB by least squares over the events; undefined with fewer than
 * three jobs.
 */
export function serverSlopeMbPerJob(events: TelemetryEvent[]): number | undefined {
  const figures = events
    .filter((event) => event.type === "memory_check")
    .filter((event) => event.tag === "job_completed" || event.tag === "job_error")
    .map((event) => event.serverMb);
  if (figures.length < 3) return undefined;
  const middle = (figures.length - 1) / 2;
  const mean = figures.reduce((sum, mb) => sum + mb, 0) / figures.length;
  const rise = figures.reduce((sum, mb, job) => sum + (job - middle) * (mb - mean), 0);
  const run = figures.reduce((sum, _, job) => sum + (job - middle) ** 2, 0);
  return rise / run;
}
