import type { Clock } from "../base/ports.ts";
import type { ActiveJobs } from "./active-jobs.ts";
import type { JobScheduler } from "./job-scheduler.ts";

const dayGraceMs = 20_000;
const killGraceMs = 3_000;

/**
 * Ends all that is in hand: waiting jobs at once, running ones after their day (20 s), then now (3 s), then killed.
 * Settles when none is left and all that can be is stored.
 */
export async function shutDown(
  scheduler: JobScheduler,
  jobs: ActiveJobs,
  clock: Clock,
): Promise<void> {
  scheduler.close();
  const error = { code: "INTERRUPTED", facts: {} } as const;
  for (const active of jobs.waiting()) scheduler.finish(active, { how: "interrupted", error });
  const running = jobs.running();
  for (const active of running) {
    if (active.stop === undefined) active.askToStop("after_day", "shutdown");
  }
  using _hurry = clock.after(dayGraceMs, () => {
    for (const active of jobs.running()) active.hurry("shutdown");
  });
  using _kill = clock.after(dayGraceMs + killGraceMs, () => {
    for (const active of jobs.running()) active.kill("shutdown");
  });
  await Promise.all(running.map(async (active) => await active.ended()));
  scheduler.flush();
}

/** Another instance has closed all jobs of ours: runs end at once, and nothing new is taken. */
export function stepDown(scheduler: JobScheduler, jobs: ActiveJobs): void {
  scheduler.close();
  for (const active of jobs.running()) active.hurry("shutdown");
}
