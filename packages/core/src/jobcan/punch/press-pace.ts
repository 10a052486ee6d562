import { pause } from "../../base/deadline.ts";

/** The pause of a run between one press and the next, whatever is done meanwhile. */
export interface PressPace {
  /** Call before a punch is typed: waits for what is left of the pause. No wait before the first press. */
  beforePress(signal: AbortSignal): Promise<void>;
  /** Call as the button is pressed. */
  pressed(): void;
}

export function createPressPace(
  delayMs: number,
  clock: {
    monotonicMs(): number;
    wait(ms: number, signal: AbortSignal): Promise<void>;
  } = { monotonicMs: () => performance.now(), wait: pause },
): PressPace {
  let pressedAtMs = -Infinity;
  return {
    beforePress: (signal) => clock.wait(pressedAtMs + delayMs - clock.monotonicMs(), signal),
    pressed() {
      pressedAtMs = clock.monotonicMs();
    },
  };
}
