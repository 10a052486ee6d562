import type { ChildProcess } from "node:child_process";
import { toAutofillError } from "@jobcan-automation/contract";
import type { Clock, RunProof, Telemetry } from "../base/ports.ts";
import {
  type FromRunner,
  type RunEnd,
  type RunSpec,
  type ToRunner,
  fromRunnerSchema,
  isFailure,
} from "./messages.ts";
import type { JobRunner, Run, RunRecorder, RunResult } from "./job-runner.ts";
import {
  type ProcessGuard,
  guardProcess,
  findRunProcesses,
  killQuietly,
  killRunProcesses,
} from "@jobcan-automation/proc";
import { causeOfDeath } from "./cause-of-death.ts";
import { persistPatiently } from "./persist-patiently.ts";
import { makeRunFolder, removeRunFolder } from "./run-folder.ts";
import { type RunnerProgram, spawnRunner } from "./spawn-runner.ts";

export interface ProcessRunnerOptions extends RunnerProgram {
  clock: Clock;
  telemetry: Telemetry;
  /** Where runs get their folders; short, for a browser puts sockets in there. */
  baseDir: string;
  instance: string;
  /** How often the kernel has killed for memory so far; undefined where it does not tell. */
  oomKills: () => number | undefined;
  /** Seconds a run has for closing its browser when this process is gone, before it is killed with it. 22 where it is left out. */
  orphanSecs?: number;
}

const readyMs = 20_000;
const graceMs = { now: 10_000, memory: 2_000, ended: 15_000 } as const;
const afterDayMs = 60_000;
/** A runner's own deadline of 20 s comes before it. */
const defaultOrphanSecs = 22;
const goneEveryMs = 20;
const goneLooks = 100;
const stderrKept = 4_000;
/** Each run is a process of its own, in a group and a folder of its own; nothing of it is left when it has ended. */
export function createProcessRunner(options: ProcessRunnerOptions): JobRunner {
  return {
    start(spec, reporter) {
      try {
        return startRun(options, spec, reporter);
      } catch (error) {
        return stillborn(options, error);
      }
    },
  };
}

/** A run whose folder or process the system would not give: told like one that died. */
function stillborn({ onFault }: ProcessRunnerOptions, thrown: unknown): Run {
  const error = thrown instanceof Error ? thrown : new Error(typeof thrown);
  onFault(error);
  const died = causeOfDeath({ code: null, signal: null, error, wasOomKilled: false, stderr: "" });
  return { stop: () => {}, kill: () => {}, ended: Promise.resolve(died) };
}

/** What is known of a run while it lives. */
interface RunState {
  options: ProcessRunnerOptions;
  child: ChildProcess;
  reporter: RunRecorder;
  jobId: string;
  tmpDir: string;
  guard: ProcessGuard;
  /** Dropped as soon as it has been sent: it holds the credentials. */
  spec: RunSpec | undefined;
  wasStarted: boolean;
  told: RunEnd | undefined;
  killed: boolean;
  pendingStop: Extract<ToRunner, { type: "stop" }>["when"] | undefined;
  browsers: Disposable[];
  timers: Disposable[];
  stderr: string;
  oomKillsBefore: number | undefined;
}

function startRun(options: ProcessRunnerOptions, spec: RunSpec, reporter: RunRecorder): Run {
  const tmpDir = makeRunFolder(options.baseDir, options.instance, spec.jobId);
  using held = new DisposableStack();
  const graceSecs = options.orphanSecs ?? defaultOrphanSecs;
  const guard = held.use(guardProcess({ mark: tmpDir, graceSecs }));
  const child = spawnRunner(options, tmpDir);
  if (child.pid !== undefined) guard.watch(child.pid);
  held.move();
  const state: RunState = {
    options,
    child,
    guard,
    reporter,
    jobId: spec.jobId,
    tmpDir,
    spec,
    wasStarted: false,
    told: undefined,
    killed: false,
    pendingStop: undefined,
    browsers: [],
    timers: [],
    stderr: "",
    oomKillsBefore: options.oomKills(),
  };
  const ended = whenGone(state);
  child.on("message", (message) => take(state, message));
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    state.stderr = (state.stderr + text).slice(-stderrKept);
  });
  later(state, readyMs, () => {
    if (!state.wasStarted) kill(state);
  });
  return { stop: (when) => stop(state, when), kill: () => kill(state), ended };
}

function take(state: RunState, raw: unknown): void {
  const parsed = fromRunnerSchema.safeParse(raw);
  if (!parsed.success) {
    state.options.onFault(new TypeError("a runner said something that is no message"));
    return;
  }
  try {
    handle(state, parsed.data);
  } catch (error) {
    state.options.onFault(error);
  }
}

function handle(state: RunState, message: FromRunner): void {
  const { reporter, options } = state;
  switch (message.type) {
    case "ready":
      return sendSpec(state);
    case "log":
      return reporter.log(message.level, message.message, message.date);
    case "day":
      return reporter.day(message.record);
    case "account":
      return reporter.account(message.name);
    case "sync":
      return void answerSync(state, message.id);
    case "checkpoint":
      return options.telemetry.memoryCheck(message.tag, { jobId: state.jobId });
    case "browser":
      return countBrowser(state, message.state);
    case "cleanup": {
      const { type: _, step, ...result } = message;
      return options.telemetry.cleanup(step, { ...result, error: result.error ?? "" });
    }
    case "end":
      state.told = message.result;
      later(state, graceMs.ended, () => kill(state));
  }
}

/** What was reported before is stored once this is answered; where it is not, the run is told to press nothing. */
async function answerSync(state: RunState, id: number): Promise<void> {
  try {
    await persistPatiently(() => state.reporter.persist(), state.options.clock);
    tell(state, { type: "synced", id });
  } catch (error) {
    state.options.onFault(error);
    tell(state, { type: "not_stored", id, error: toAutofillError(error).toReport() });
  }
}

function sendSpec(state: RunState): void {
  const { spec } = state;
  if (spec === undefined) return;
  state.spec = undefined;
  state.wasStarted = true;
  tell(state, { type: "start", spec });
  if (state.pendingStop !== undefined) stop(state, state.pendingStop);
}

function tell(state: RunState, message: ToRunner): void {
  if (!state.child.connected) return;
  // A runner that has just died is told by its exit, not by a failed send.
  state.child.send(message, () => {});
}

function countBrowser(state: RunState, change: "opened" | "closed"): void {
  if (change === "opened") state.browsers.push(state.options.telemetry.holdBrowser());
  else state.browsers.pop()?.[Symbol.dispose]();
}

function stop(state: RunState, when: "now" | "after_day" | "memory"): void {
  if (!state.wasStarted) {
    state.pendingStop = when;
    if (when !== "after_day") later(state, graceMs[when], () => kill(state));
    return;
  }
  tell(state, { type: "stop", when });
  if (when === "after_day") later(state, afterDayMs, () => stop(state, "now"));
  else later(state, graceMs[when], () => kill(state));
}

function later(state: RunState, delayMs: number, work: () => void): void {
  state.timers.push(state.options.clock.after(delayMs, work));
}

function kill(state: RunState): void {
  state.killed = true;
  killTree(state);
}

function killTree({ child, tmpDir, options }: RunState): number {
  if (child.pid === undefined) return 0;
  try {
    killQuietly(-child.pid);
    return killRunProcesses({ runnerPid: child.pid, tmpDir });
  } catch (error) {
    options.onFault(error);
    return 0;
  }
}

/** Settles when the process is gone, what it left is killed, its folder removed and its browsers counted out. */
async function whenGone(state: RunState): Promise<RunResult> {
  const { child } = state;
  const { promise, resolve } = Promise.withResolvers<{
    code: number | null;
    signal: NodeJS.Signals | null;
    error?: Error;
  }>();
  child.once("error", (error) => resolve({ code: null, signal: null, error }));
  child.once("close", (code, signal) => resolve({ code, signal }));
  // `close` waits for stderr, which a browser that was left behind may hold open.
  child.once("exit", (code, signal) =>
    later(state, 500, () => {
      child.stderr?.destroy();
      resolve({ code, signal });
    }),
  );
  const exit = await promise;
  await cleanUp(state);
  return resultOf(state, exit);
}

function resultOf(
  state: RunState,
  exit: { code: number | null; signal: NodeJS.Signals | null; error?: Error },
): RunResult {
  const { options, told, oomKillsBefore, wasStarted } = state;
  if (exit.error !== undefined) options.onFault(exit.error);
  const wasOomKilled = (options.oomKills() ?? 0) > (oomKillsBefore ?? 0);
  if (told !== undefined) return { how: "told", end: blameMemory(told, wasOomKilled) };
  const wasAsked = wasStarted || state.pendingStop !== undefined;
  if (state.killed && wasAsked) return { how: "killed" };
  // Before it was told anything it cannot have printed a secret; afterwards it might.
  if (!wasStarted && state.stderr !== "") options.onFault(new Error(state.stderr));
  return causeOfDeath({ ...exit, wasOomKilled, stderr: state.stderr });
}

/** The browser's crash was the kernel's doing where the kernel says so. */
function blameMemory(end: RunEnd, wasOomKilled: boolean): RunEnd {
  const crashed = end.end === "failed" && end.error.code === "BROWSER_CRASHED";
  return crashed && wasOomKilled
    ? { end: "failed", error: { code: "KILLED_FOR_MEMORY", facts: end.error.facts } }
    : end;
}

async function cleanUp(state: RunState): Promise<void> {
  const { options, reporter } = state;
  state.spec = undefined;
  for (const timer of state.timers) timer[Symbol.dispose]();
  state.guard[Symbol.dispose]();
  const left = killTree(state);
  if (left > 0) {
    reporter.log("warn", { code: "leftover_killed", facts: { processes: left } });
  }
  tellCleanup(state, "tree", left > 0 ? await endOfLeft(state, left) : undefined);
  for (const browser of state.browsers) browser[Symbol.dispose]();
  try {
    removeRunFolder(state.tmpDir);
    tellCleanup(state, "temp");
  } catch (error) {
    options.onFault(error);
    tellCleanup(state, "temp", error instanceof Error ? error.name : typeof error);
  }
}

/** A killed process is gone a moment later; the system is asked until it is. */
async function endOfLeft({ child, tmpDir, options }: RunState, killed: number): Promise<string> {
  const marks = { runnerPid: child.pid ?? -1, tmpDir };
  for (let looks = 0; looks < goneLooks; looks += 1) {
    if (findRunProcesses(marks).length === 0) return `${killed} processes killed`;
    await new Promise<void>((resolve) => void options.clock.after(goneEveryMs, resolve));
  }
  return `${findRunProcesses(marks).length} processes left`;
}

/** The server's own word on what a run left, also where the runner died without one. */
function tellCleanup({ options, told }: RunState, step: RunProof, error?: string): void {
  const errorPath = told === undefined || isFailure(told);
  const ok = error === undefined;
  options.telemetry.cleanup(step, { ok, errorPath, ...(!ok && { error }) });
}
