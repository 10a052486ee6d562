import type { ErrorCode } from "@jobcan-automation/contract";
import type { Entry, EngineState } from "../engine-state.ts";
import { finishJob } from "../run-jobs.ts";

/** Takes out of the queue who has waited too long, or whose page has gone (docs/product.md §2). */
export function sweepQueue(state: EngineState): void {
  for (const id of state.queue.ids()) {
    const entry = state.entries.get(id);
    const reason = entry && reasonToLeave(state, entry);
    if (entry !== undefined && reason !== undefined) expireJob(state, entry, reason);
  }
}

function reasonToLeave(state: EngineState, entry: Entry): ErrorCode | undefined {
  const waitedMs = state.options.clock.monotonicMs() - entry.queuedMs;
  if (waitedMs >= state.options.limits.queuedMaxWaitMs) return "QUEUE_WAIT_EXPIRED";
  return entry.lease.isOver() ? "PAGE_GONE" : undefined;
}

function expireJob(state: EngineState, entry: Entry, code: ErrorCode): void {
  finishJob(state, entry, { how: "expired", error: { code, facts: {} } });
}
