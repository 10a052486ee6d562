import type { Telemetry } from "../base/ports.ts";

/** Telemetry that is recorded as short texts: "job_start", "pruned", "cleanup page ok", "browser +1". */
export interface FakeTelemetry extends Telemetry {
  readonly lines: string[];
  readonly browsers: number;
}

export function createFakeTelemetry(): FakeTelemetry {
  const lines: string[] = [];
  let browsers = 0;
  return {
    lines,
    get browsers() {
      return browsers;
    },
    memoryCheck: (tag) => void lines.push(tag),
    holdBrowser() {
      browsers += 1;
      lines.push("browser +1");
      let held = true;
      return {
        [Symbol.dispose]() {
          if (!held) return;
          held = false;
          browsers -= 1;
          lines.push("browser -1");
        },
      };
    },
    cleanup: (step, { ok, errorPath }) =>
      void lines.push(`cleanup ${step} ${ok ? "ok" : "failed"}${errorPath ? " (error_path)" : ""}`),
    pruned: ({ status, logCount }) => void lines.push(`pruned ${status} ${logCount}`),
    pruneSummary: (removed, remaining) =>
      void lines.push(`prune ${removed} of ${removed + remaining}`),
  };
}
