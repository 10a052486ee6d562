import type { ChildProcess } from "node:child_process";
import { type Answer, type UnansweredReason, toAutofillError } from "@jobcan-automation/contract";
import type { ProcessGuard } from "@jobcan-automation/proc";
import { Secret } from "../base/secret.ts";
import { blameMemory, causeOfDeath } from "./cause-of-death.ts";
import type { Run, RunExit, RunRecorder } from "./job-runner.ts";
import {
  type FromRunner,
  type RunSpec,
  type RunStopMode,
  type RunnerReport,
  type ToRunner,
  fromRunnerSchema,
  isFailure,
} from "./messages.ts";
import { PictureLine } from "./picture-line.ts";
import { pictureFd } from "./picture-messages.ts";
import { persistPatiently } from "./persist-patiently.ts";
import { type ProcessExit, processExit } from "./process-exit.ts";
import { type RunRemainsOptions, RunRemains } from "./run-remains.ts";

export interface RunProcessOptions extends RunRemainsOptions {
  /** How often the kernel has killed for memory so far; undefined where it does not say. */
  oomKills: () => number | undefined;
}

export interface SpawnedRun {
  child: ChildProcess;
  tmpDir: string;
  spec: RunSpec;
  recorder: RunRecorder;
  /** Disposed of when nothing of the run is left. */
  guard: ProcessGuard;
}

const readyMs = 20_000;
const graceMs = { now: 10_000, memory: 2_000, ended: 15_000 } as const;
const afterDayMs = 60_000;
const stderrChars = 4_000;

/** The spec holds the credentials: it is dropped as soon as it has been sent. */
type Stage =
  | { at: "spawning"; spec: RunSpec; stop: RunStopMode | undefined }
  | { at: "working" }
  | { at: "killed"; wasAsked: boolean }
  | { at: "reported"; report: RunnerReport }
  | { at: "ended" };

/** A runner process from its spawning until nothing of it is left. */
export class RunProcess implements Run {
  readonly ended: Promise<RunExit>;
  readonly picture: PictureLine;
  readonly #options: RunProcessOptions;
  readonly #child: ChildProcess;
  readonly #recorder: RunRecorder;
  readonly #remains: RunRemains;
  readonly #guard: ProcessGuard;
  /** What is of no use once the process is gone. */
  readonly #held = new DisposableStack();
  readonly #browsers: Disposable[] = [];
  readonly #oomKillsBefore: number;
  #stage: Stage;
  #stderr = "";

  constructor(options: RunProcessOptions, { child, tmpDir, spec, recorder, guard }: SpawnedRun) {
    this.#options = options;
    this.#child = child;
    this.#recorder = recorder;
    this.#remains = new RunRemains(options, child.pid, tmpDir);
    this.#guard = guard;
    this.picture = this.#held.use(new PictureLine(child.stdio[pictureFd]));
    this.#oomKillsBefore = options.oomKills() ?? 0;
    this.#stage = { at: "spawning", spec, stop: undefined };
    this.ended = this.#whenGone();
    child.on("message", (message) => this.#take(message));
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      this.#stderr = (this.#stderr + text).slice(-stderrChars);
    });
    this.#later(readyMs, () => {
      if (this.#stage.at === "spawning") this.kill();
    });
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  stop(mode: RunStopMode): void {
    const stage = this.#stage;
    if (stage.at === "spawning") stage.stop = mode;
    else this.#send({ type: "stop", when: mode });
    if (mode !== "after_day") this.#later(graceMs[mode], () => this.kill());
    else if (stage.at !== "spawning") this.#later(afterDayMs, () => this.stop("now"));
  }

  answer(id: number, answer: Answer): void {
    this.#send({ type: "answer", id, answer });
  }

  unanswered(id: number, reason: UnansweredReason): void {
    this.#send({ type: "unanswered", id, reason });
  }

  kill(): void {
    const stage = this.#stage;
    if (stage.at === "spawning") this.#stage = { at: "killed", wasAsked: stage.stop !== undefined };
    if (stage.at === "working") this.#stage = { at: "killed", wasAsked: true };
    this.#remains.kill();
  }

  #take(raw: unknown): void {
    const { success, data } = fromRunnerSchema.safeParse(raw);
    try {
      if (!success) throw new TypeError("a runner said something that is no message");
      this.#handle(data);
    } catch (error) {
      this.#options.onError(error);
    }
  }

  #handle(message: FromRunner): void {
    const { telemetry } = this.#options;
    switch (message.type) {
      case "ready":
        return this.#sendSpec();
      case "log":
        return this.#recorder.log(message.level, message.message, message.date);
      case "day":
        return this.#recorder.day(message.record);
      case "account":
        return this.#recorder.account(message.name);
      case "employee": {
        const { companyId, employeeId } = message;
        return this.#recorder.employee({ companyId, employeeId });
      }
      case "probe":
        return this.#recorder.probe(message.report);
      case "skeleton":
        return this.#recorder.skeleton(message.page);
      case "ask":
        return this.#recorder.ask(message.id, message.question);
      case "withdraw":
        return this.#recorder.withdraw(message.id);
      case "session":
        return this.#recorder.session(new Secret(JSON.stringify(message.cookies)), message.settled);
      case "sync":
        return void this.#answerSync(message.id);
      case "checkpoint":
        return this.#recorder.checkpoint(message.tag);
      case "browser":
        return this.#takeBrowser(message.state, message.pid);
      case "cleanup": {
        const { type: _, step, ...result } = message;
        return telemetry.cleanup(step, { ...result, error: result.error ?? "" });
      }
      case "end":
        this.#stage = { at: "reported", report: message.report };
        this.#later(graceMs.ended, () => this.kill());
    }
  }

  #sendSpec(): void {
    if (this.#stage.at !== "spawning") return;
    const { spec, stop } = this.#stage;
    this.#stage = { at: "working" };
    this.#send({ type: "start", spec });
    if (stop !== undefined) this.stop(stop);
  }

  /** What was reported before is stored once this is answered; where it is not, the run must press nothing. */
  async #answerSync(id: number): Promise<void> {
    try {
      await persistPatiently(() => this.#recorder.persist(), this.#options.clock);
      await this.#recorder.mayPress?.();
      this.#send({ type: "synced", id });
    } catch (error) {
      this.#options.onError(error);
      this.#send({ type: "not_stored", id, error: toAutofillError(error).toReport() });
    }
  }

  #send(message: ToRunner): void {
    if (!this.#child.connected) return;
    // That a runner has just died is known by its exit, not by a failed send.
    this.#child.send(message, () => {});
  }

  #takeBrowser(change: "opened" | "closed", pid: number | undefined): void {
    if (change === "opened" && pid !== undefined) this.#guard.watch(pid);
    if (change === "closed" && pid !== undefined) this.#guard.forget(pid);
    if (change === "opened") this.#browsers.push(this.#options.telemetry.holdBrowser());
    else this.#browsers.pop()?.[Symbol.dispose]();
  }

  /** Does nothing once the process is gone. */
  #later(delayMs: number, work: () => void): void {
    if (!this.#held.disposed) this.#held.use(this.#options.clock.after(delayMs, work));
  }

  /** Settles when the process is gone, what it left is killed, its folder removed and its browsers counted out. */
  async #whenGone(): Promise<RunExit> {
    using _guard = this.#guard;
    const exit = await processExit(this.#child, this.#options.clock);
    this.#held.dispose();
    const killed = this.#remains.kill();
    if (killed > 0) {
      this.#recorder.log("warn", { code: "leftover_killed", facts: { processes: killed } });
    }
    await this.#remains.proveTree(killed, this.#isOnErrorPath);
    for (const browser of this.#browsers) browser[Symbol.dispose]();
    this.#remains.removeFolder(this.#isOnErrorPath);
    const stage = this.#stage;
    this.#stage = { at: "ended" };
    return this.#exitOf(stage, exit);
  }

  get #isOnErrorPath(): boolean {
    return this.#stage.at !== "reported" || isFailure(this.#stage.report);
  }

  #exitOf(stage: Stage, exit: ProcessExit): RunExit {
    const { oomKills, onError } = this.#options;
    if (exit.error !== undefined) onError(exit.error);
    const wasOomKilled = (oomKills() ?? 0) > this.#oomKillsBefore;
    if (stage.at === "reported") {
      return { how: "reported", report: blameMemory(stage.report, wasOomKilled) };
    }
    if (stage.at === "killed" && stage.wasAsked) return { how: "killed" };
    // Before it was given anything it cannot have printed a secret; afterwards it might.
    if (stage.at !== "working" && this.#stderr !== "") onError(new Error(this.#stderr));
    return causeOfDeath({ ...exit, wasOomKilled, stderr: this.#stderr });
  }
}
