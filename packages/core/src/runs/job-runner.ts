import type {
  Answer,
  CheckpointTag,
  ErrorCode,
  Facts,
  Question,
  UnansweredReason,
} from "@jobcan-automation/contract";
import type { Secret } from "../base/secret.ts";
import type { ProbeReporter, ShownEmployee } from "../base/ports.ts";
import type { Picture } from "./picture-line.ts";
import type { RunSpec, RunStopMode, RunnerReport, SettledOptions } from "./messages.ts";

/** Where the server records what a run reports. */
export interface RunRecorder extends ProbeReporter {
  /**
   * Stores all that was reported so far where no crash can lose it. Throws NO_SPACE: then the run may press nothing
   * more.
   */
  persist(): void;
  /** Sees, once that is stored, that the run may still press. Rejects with INTERRUPTED where it may not. */
  mayPress?(): Promise<void>;
  /** Jobcan's pages have shown who is signed in; once in a run. */
  employee(shown: ShownEmployee): void;
  /** It asks a person, under a number of its own, and waits for `answer` or `unanswered`. */
  ask(id: number, question: Question): void;
  /** It needs no answer any more. */
  withdraw(id: number): void;
  /** The cookies of a plan's session as JSON, for applying it as a person has settled it; to be held in memory only. */
  session(cookies: Secret, settled: SettledOptions): void;
  /** Writes a `memory_check` line now. */
  checkpoint(tag: CheckpointTag): void;
}

/**
 * Starts runs. The spec holds credentials in clear and must not be held by either side once it has been handed over.
 */
export interface JobRunner {
  start(spec: RunSpec, recorder: RunRecorder): Run;
}

/** One run on its way. */
export interface Run {
  /** Asks it to end; it is killed where it does not within its grace. */
  stop(mode: RunStopMode): void;
  /** Gives it what a person said. A code is in clear: to be handed over and dropped. */
  answer(id: number, answer: Answer): void;
  unanswered(id: number, reason: UnansweredReason): void;
  /** Ends it and all it started at once. */
  kill(): void;
  /** Its process; undefined where it has none. */
  readonly pid: number | undefined;
  /** The live picture of its browser; without one for a person to answer in, it is not open. */
  readonly picture: Picture;
  /** Settles, never rejects, when nothing of the run is left. */
  readonly ended: Promise<RunExit>;
}

/** How a run's process ended: reported by itself, or found out from the system's own evidence. */
export type RunExit =
  | { how: "reported"; report: RunnerReport }
  | { how: "killed" }
  | { how: "died"; code: Extract<ErrorCode, DeathCode>; facts: Facts };

type DeathCode = "KILLED_FOR_MEMORY" | "RUNNER_CRASHED" | "BROWSER_UNAVAILABLE" | "NO_SPACE";
