import { pause } from "../../base/deadline.ts";

/** The pause of a run between one press and the next, whatever is done meanwhile. */
export interface PressPace {
  /** Call before a punch is typed: waits for what is left of the pause. No wait before the first press. */
  beforePress(signal: AbortSignal): Promise<void>;
  /** Call as the button is pressed. */
  pressed(): void;
  /** From now on the pause is this long, unless it is longer already. */
  slowDown(toMs: number): void;
}

export function createPressPace(
  delayMs: number,
  clock: {
    monotonicMs(): number;
    wait(ms: number, signal: AbortSignal): Promise<void>;
  } = { monotonicMs: () => performance.now(), wait: pause },
): PressPace {
  let [pressedAtMs, pauseMs] = [-Infinity, delayMs];
  return {
    beforePress: (signal) => clock.wait(pressedAtMs + pauseMs - clock.monotonicMs(), signal),
    pressed() {
      pressedAtMs = clock.monotonicMs();
    },
    slowDown(toMs) {
      pauseMs = Math.max(pauseMs, toMs);
    },
  };
}
