import type { ProcessSystem } from "@jobcan-automation/proc";
import type { RunProof } from "@jobcan-automation/contract";
import type { Clock, Telemetry } from "../base/ports.ts";
import { removeRunFolder } from "./run-folder.ts";

export interface RunRemainsOptions {
  system: ProcessSystem;
  clock: Clock;
  telemetry: Telemetry;
  onError: (error: unknown) => void;
}

const pollEveryMs = 20;
const polls = 100;

/** The processes and the folder of one run, known by its process and by the folder's name. */
export class RunRemains {
  readonly #options: RunRemainsOptions;
  readonly #pid: number | undefined;
  readonly #tmpDir: string;

  constructor(options: RunRemainsOptions, pid: number | undefined, tmpDir: string) {
    this.#options = options;
    this.#pid = pid;
    this.#tmpDir = tmpDir;
  }

  /** Kills the run's group and all that it started. Gives their number. */
  kill(): number {
    if (this.#pid === undefined) return 0;
    try {
      return this.#options.system.killRun({ runnerPid: this.#pid, tmpDir: this.#tmpDir });
    } catch (error) {
      this.#options.onError(error);
      return 0;
    }
  }

  /** Proves that no process is left after so many were killed: a killed one is gone a moment later. */
  async proveTree(killed: number, errorPath: boolean): Promise<void> {
    this.#prove("tree", errorPath, killed > 0 ? await this.#endOf(killed) : undefined);
  }

  removeFolder(errorPath: boolean): void {
    try {
      removeRunFolder(this.#tmpDir);
      this.#prove("temp", errorPath);
    } catch (error) {
      this.#options.onError(error);
      this.#prove("temp", errorPath, error instanceof Error ? error.name : typeof error);
    }
  }

  async #endOf(killed: number): Promise<string> {
    const { system, clock } = this.#options;
    const marks = { runnerPid: this.#pid ?? -1, tmpDir: this.#tmpDir };
    for (let poll = 0; poll < polls; poll += 1) {
      if (system.countRun(marks) === 0) return `${killed} processes killed`;
      await new Promise<void>((resolve) => void clock.after(pollEveryMs, resolve));
    }
    return `${system.countRun(marks)} processes left`;
  }

  #prove(proof: RunProof, errorPath: boolean, error?: string): void {
    const ok = error === undefined;
    this.#options.telemetry.cleanup(proof, { ok, errorPath, ...(!ok && { error }) });
  }
}
