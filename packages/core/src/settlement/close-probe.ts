import type { ProbeReport } from "@jobcan-automation/contract";
import type { ClosedJob, RunResult } from "./close-ledger.ts";

/**
 * A connection test's end by what it found: `succeeded` where the company's Jobcan is understood and days can be
 * entered, `partial` where one of both is not so.
 */
export function closeProbe(probe: ProbeReport | undefined, ending: RunResult): ClosedJob {
  if (ending.how !== "done") return { days: [], outcome: ending.how, error: ending.error };
  if (probe?.verdict === undefined) {
    return { days: [], outcome: "failed", error: { code: "INTERNAL", facts: { step: "probe" } } };
  }
  return { days: [], outcome: probe.verdict === "understood" ? "succeeded" : "partial" };
}
