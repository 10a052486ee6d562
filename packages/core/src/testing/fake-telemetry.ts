import type { Telemetry } from "../base/ports.ts";

/** Telemetry that is recorded as short texts: "job_start", "pruned", "cleanup page ok", "browser +1". */
export interface FakeTelemetry extends Telemetry {
  readonly told: string[];
  readonly browsers: number;
}

export function createFakeTelemetry(): FakeTelemetry {
  const told: string[] = [];
  let browsers = 0;
  return {
    told,
    get browsers() {
      return browsers;
    },
    memoryCheck: (tag) => void told.push(tag),
    holdBrowser() {
      browsers += 1;
      told.push("browser +1");
      let held = true;
      return {
        [Symbol.dispose]() {
          if (!held) return;
          held = false;
          browsers -= 1;
          told.push("browser -1");
        },
      };
    },
    cleanup: (step, { ok, errorPath }) =>
      void told.push(`cleanup ${step} ${ok ? "ok" : "failed"}${errorPath ? " (error_path)" : ""}`),
    pruned: ({ status, logCount }) => void told.push(`pruned ${status} ${logCount}`),
    pruneSummary: (removed, remaining) =>
      void told.push(`prune ${removed} of ${removed + remaining}`),
  };
}
