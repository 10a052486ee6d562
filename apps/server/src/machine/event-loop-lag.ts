import { monitorEventLoopDelay } from "node:perf_hooks";

/** How late this process' timers are. */
export interface EventLoopLag extends Disposable {
  /** Seconds since it was asked before, or since the start: `{ mean, p99, max }`; {} where nothing was measured. */
  secs(): Record<string, number>;
}

const resolutionMs = 50;
const nsPerSec = 1e9;

/** Measures from now on, until it is disposed. */
export function watchEventLoop(): EventLoopLag {
  const delays = monitorEventLoopDelay({ resolution: resolutionMs });
  delays.enable();
  // What is measured is the time between two timers, so the resolution is part of each figure.
  const late = (ns: number) => Math.max(0, (ns - resolutionMs * 1e6) / nsPerSec);
  return {
    secs() {
      if (delays.count === 0) return {};
      const { mean, max } = delays;
      const figures = { mean: late(mean), p99: late(delays.percentile(99)), max: late(max) };
      delays.reset();
      return figures;
    },
    [Symbol.dispose]: () => void delays.disable(),
  };
}
