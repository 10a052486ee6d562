import type { StopMode } from "@jobcan-automation/contract";

/** Why a run ends before its work does. */
type RunStopReason = StopMode | "memory" | "timeout";

/** How a run is asked to end. `soft`: nothing new is begun. `hard`: also what was settling the punch in hand is given up. */
export interface RunStop {
  readonly soft: AbortSignal;
  readonly hard: AbortSignal;
  /** Aborted by any stop, also one that lets the day in hand be finished: ends waits while no day is. */
  readonly any: AbortSignal;
  /** The day in hand is the last. */
  readonly afterDay: boolean;
  /** A day's punches are under way. */
  readonly dayInHand: boolean;
  /** Until disposed of, a day is in hand. */
  holdDay(): Disposable;
  /** What was asked first, if anything. */
  readonly asked: RunStopReason | undefined;
}

/** A stop and the handle to ask for it. Disposing clears its timers. */
export interface RunStopControl extends Disposable {
  readonly stop: RunStop;
  ask(when: RunStopReason): void;
  /** Gives up everything at once: the parent is gone. */
  abandon(): void;
}

/** Time left to settle a pressed button once a stop was asked for. */
export const settleMs = { now: 5_000, memory: 1_000, timeout: 3_000 } as const;

/** Makes the stop of one run, which also comes by itself after `timeoutMs`. */
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
      for (const one of [any, soft, hard]) one.abort(reason);
    },
    [Symbol.dispose]() {
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

/** Thrown through everything that waits when a stop was asked for; not a failure. */
export class RunStopped extends Error {
  override readonly name = "RunStopped";
}
