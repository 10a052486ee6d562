import { toProblem } from "@jobcan-automation/client/browser";
import type { ErrorCode } from "@jobcan-automation/contract";
import { useEffect, useEffectEvent, useRef, useState } from "react";

/** A call that may be refused for a while. */
interface RefusedCall {
  error: unknown;
  isPending: boolean;
}

interface RetryOptions {
  /** Sends the same once more. */
  again: () => void;
  /** The user has changed what would be sent: nothing is sent by itself any more. */
  isChanged: boolean;
}

/** The one retry that comes by itself, while it is counted down to. */
export interface Retry {
  secsLeft: number;
  cancel: () => void;
}

const tickMs = 1000;

/**
 * Sends a call once more by itself after a refusal that time alone mends, and counts down to it. Undefined where none
 * comes: another refusal, the second one, or the user's own doing in between.
 */
export function useRetryOnce(
  { error, isPending }: RefusedCall,
  { again, isChanged }: RetryOptions,
): Retry | undefined {
  const [secsLeft, setSecsLeft] = useState<number | undefined>(undefined);
  const [cancelled, setCancelled] = useState<unknown>(undefined);
  const isOwn = useRef(false);
  const wasOwn = useRef(false);
  const secs = retrySecsOf(error);
  const isOff = isChanged || isPending || cancelled === error;
  const send = useEffectEvent(() => {
    isOwn.current = true;
    again();
  });
  useEffect(() => {
    // What was sent by itself and refused again is left to the user; what the user sends is tried once more again.
    if (isPending) {
      wasOwn.current = isOwn.current;
      isOwn.current = false;
    }
  }, [isPending]);
  useEffect(() => {
    if (secs === undefined || isOff || wasOwn.current) return undefined;
    const dueMs = performance.now() + secs * 1000;
    const tick = () => {
      const left = Math.ceil((dueMs - performance.now()) / 1000);
      setSecsLeft(Math.max(left, 0));
      if (left <= 0) send();
    };
    tick();
    const timer = setInterval(tick, tickMs);
    return () => {
      clearInterval(timer);
      setSecsLeft(undefined);
    };
  }, [error, secs, isOff]);
  return secsLeft === undefined || isOff
    ? undefined
    : { secsLeft, cancel: () => setCancelled(error) };
}

/** Refusals that neither ask for a password again nor depend on what the user sent. */
const mendedByTime: ReadonlySet<ErrorCode> = new Set([
  "QUEUE_FULL",
  "MEMORY_BUSY",
  "SHUTTING_DOWN",
]);

/** After how many seconds the same may be sent by itself; undefined for all that time alone does not mend. @internal */
export function retrySecsOf(error: unknown): number | undefined {
  const problem = toProblem(error);
  if (problem.kind !== "reported" || !mendedByTime.has(problem.report.code)) return undefined;
  return problem.report.retryAfterSecs;
}
