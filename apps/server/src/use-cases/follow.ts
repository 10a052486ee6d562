import type { TelemetryEvent } from "@jobcan-automation/contract";
import type { NumberedEvent } from "@jobcan-automation/core";
import { admitted, held } from "./admitted.ts";
import type { Call } from "./call.ts";

export interface FollowRequest {
  jobId: string;
  /** The newest event that the follower holds. */
  lastEventId: string | undefined;
  signal: AbortSignal;
}

/**
 * A snapshot and then every event of a job, numbered; resumed from `lastEventId` where the ring still holds what was
 * missed, else a gap and a snapshot come first. Takes a place among the followers until the end or the signal.
 */
export async function followJob(
  call: Call,
  { jobId, lastEventId, signal }: FollowRequest,
): Promise<AsyncIterable<NumberedEvent>> {
  const ref = { jobId, owner: call.owner };
  await call.services.engine.get(ref);
  const place = admitted(call, { of: "job", id: jobId }, signal);
  try {
    return held(await call.services.engine.follow(ref, { lastEventId, signal }), place);
  } catch (error) {
    // The refusal is a whole answer: nothing would abort the signal any more.
    place[Symbol.dispose]();
    throw error;
  }
}

/** Events of memory and browsers, and samples, as they happen; takes a place likewise. */
export function followTelemetry(call: Call, signal: AbortSignal): AsyncIterable<TelemetryEvent> {
  const place = admitted(call, { of: "telemetry" }, signal);
  return held(call.services.telemetry.follow(signal), place);
}
