import type { JobRef, LocalEngine } from "@jobcan-automation/core";
import type { StopOrder } from "../record/stop-order.ts";

/** Hands an order to stop on to the engine that runs the job, as of who has given it. */
export async function stopRun(
  engine: Pick<LocalEngine, "operation" | "stop">,
  ref: JobRef,
  { mode, by }: StopOrder,
): Promise<void> {
  if (by === "operator") await engine.operation.stop(ref.jobId, mode);
  else await engine.stop(ref, mode);
}
