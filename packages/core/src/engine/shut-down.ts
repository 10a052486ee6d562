import { type EngineState, runningOf } from "./engine-state.ts";
import { flushJobs } from "./flush-jobs.ts";
import { finishJob } from "./run-jobs.ts";

const dayGraceMs = 20_000;
const killGraceMs = 3_000;

/** Ends all that is in hand: waiting jobs at once, running ones after their day (20 s), then now (3 s), then killed. Settles when none is left and all that can be is stored. */
export async function shutDown(state: EngineState): Promise<void> {
  state.closing = true;
  const error = { code: "INTERRUPTED", facts: {} } as const;
  for (const id of state.queue.ids()) {
    const entry = state.entries.get(id);
    if (entry !== undefined) finishJob(state, entry, { how: "interrupted", error });
  }
  const runs = runningOf(state);
  for (const { job, run, ...entry } of runs) {
    if (entry.stopWhy !== undefined) continue;
    if (job.phase.state === "running") job.setPhase({ ...job.phase, stopping: "after_day" });
    run?.stop("after_day");
  }
  for (const entry of runs) entry.stopWhy ??= "shutdown";
  using _hurry = state.options.clock.after(dayGraceMs, () => {
    for (const { run } of runningOf(state)) run?.stop("now");
  });
  using _kill = state.options.clock.after(dayGraceMs + killGraceMs, () => {
    for (const { run } of runningOf(state)) run?.kill();
  });
  await Promise.all(runs.map(async ({ run }) => await run?.ended));
  flushJobs(state);
}

/** Another instance has closed all jobs of ours: runs end at once, and nothing new is taken. */
export function stepDown(state: EngineState): void {
  state.closing = true;
  for (const entry of runningOf(state)) {
    entry.stopWhy ??= "shutdown";
    entry.run?.stop("now");
  }
  state.options.onSuperseded?.();
}
