import type { StopMode } from "@jobcan-automation/contract";

/** Why a run ends before its work does. */
type RunStopReason = StopMode | "memory" | "timeout";

/** The stop of one run. `soft`: nothing new is begun. `hard`: the punch in hand is no longer settled either. */
export interface RunStop {
  readonly soft: AbortSignal;
  readonly hard: AbortSignal;
  /** Aborted by any stop, also one after the current day: ends waits while no day is in hand. */
  readonly any: AbortSignal;
  /** The day in hand is the last. */
  readonly afterDay: boolean;
  /** A day's punches are under way. */
  readonly dayInHand: boolean;
  /** A day is in hand until this is disposed of. */
  holdDay(): Disposable;
  /** The reason that counts: the first one, or the first that does not wait for the day to end. */
  readonly asked: RunStopReason | undefined;
}

/** A stop and the handle to ask for it. Disposing clears its timers. */
export interface RunStopControl extends Disposable {
  readonly stop: RunStop;
  ask(when: RunStopReason): void;
  /** Gives up everything at once, when the parent process is gone. */
  abandon(): void;
}

/** Time left to settle a pressed button once a stop was requested. @internal */
export const settleMs = { now: 5_000, memory: 1_000, timeout: 3_000 } as const;

/** Makes the stop of one run, which is also requested after `timeoutMs`. */
export function createRunStop(timeoutMs: number): RunStopControl {
  const [soft, hard] = [new AbortController(), new AbortController()];
  const any = new AbortController();
  const timers: NodeJS.Timeout[] = [];
  let [afterDay, dayInHand] = [false, false];
  let asked: RunStopReason | undefined;
  const ask = (when: RunStopReason) => {
    asked ??= when;
    const reason = new RunStopped();
    if (when === "after_day") afterDay = true;
    any.abort(reason);
    if (when === "after_day") return;
    if (!soft.signal.aborted) asked = when;
    soft.abort(reason);
    timers.push(setTimeout(() => hard.abort(reason), settleMs[when]));
  };
  timers.push(setTimeout(() => ask("timeout"), timeoutMs));
  return {
    stop: {
      soft: soft.signal,
      hard: hard.signal,
      any: any.signal,
      get afterDay() {
        return afterDay;
      },
      get dayInHand() {
        return dayInHand;
      },
      holdDay() {
        dayInHand = true;
        return {
          [Symbol.dispose]() {
            dayInHand = false;
          },
        };
      },
      get asked() {
        return asked;
      },
    },
    ask,
    abandon() {
      asked ??= "now";
      const reason = new RunStopped();
      for (const controller of [any, soft, hard]) controller.abort(reason);
    },
    [Symbol.dispose]() {
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

/** Whether a run's work was ended by its stop and not by a failure. */
export function isStop(error: unknown, { soft }: Pick<RunStop, "soft">): boolean {
  return soft.aborted || error instanceof RunStopped;
}

/** The reason of a stop's signals, thrown by everything that waits on them; not a failure. @internal */
export class RunStopped extends Error {
  override readonly name = "RunStopped";
}
