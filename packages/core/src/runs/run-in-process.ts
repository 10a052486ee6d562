import { causeOfDeath } from "./cause-of-death.ts";
import type { JobRunner, Run, RunRecorder } from "./job-runner.ts";
import type { RunSpec } from "./messages.ts";
import { PictureLine } from "./picture-line.ts";
import { makeRunFolder } from "./run-folder.ts";
import { type RunProcessOptions, RunProcess } from "./run-process.ts";
import { type RunnerProgram, spawnRunner } from "./spawn-runner.ts";

export interface ProcessRunnerOptions extends RunnerProgram, RunProcessOptions {
  /** Where runs get their folders; short, for a browser puts sockets in there. */
  baseDir: string;
  instance: string;
  /**
   * Seconds a run has for closing its browser when this process is gone, before it is killed with it. 22 where it is
   * left out.
   */
  orphanSecs?: number;
}

/** A runner's own deadline of 20 s comes before it. */
const defaultOrphanSecs = 22;

/** Each run is a process of its own, in a group and a folder of its own; nothing of it is left when it has ended. */
export function createProcessRunner(options: ProcessRunnerOptions): JobRunner {
  return {
    start(spec, recorder) {
      try {
        return startRun(options, spec, recorder);
      } catch (error) {
        return stillborn(options, error);
      }
    },
  };
}

function startRun(options: ProcessRunnerOptions, spec: RunSpec, recorder: RunRecorder): Run {
  const tmpDir = makeRunFolder(options.baseDir, options.instance, spec.jobId);
  using held = new DisposableStack();
  const graceSecs = options.orphanSecs ?? defaultOrphanSecs;
  const guard = held.use(options.system.guard({ mark: tmpDir, graceSecs }));
  const child = spawnRunner(options, tmpDir);
  if (child.pid !== undefined) guard.watch(child.pid);
  held.move();
  return new RunProcess(options, { child, tmpDir, spec, recorder, guard });
}

/** A run whose folder or process the system would not give: it ends like one that died. */
function stillborn({ onError }: ProcessRunnerOptions, thrown: unknown): Run {
  const error = thrown instanceof Error ? thrown : new Error(typeof thrown);
  onError(error);
  const died = causeOfDeath({ code: null, signal: null, error, wasOomKilled: false, stderr: "" });
  return {
    pid: undefined,
    stop: nothing,
    answer: nothing,
    unanswered: nothing,
    kill: nothing,
    picture: new PictureLine(undefined),
    ended: Promise.resolve(died),
  };
}

function nothing(): void {}
