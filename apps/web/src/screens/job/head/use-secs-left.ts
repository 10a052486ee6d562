import { useEffect, useState } from "react";
import type { JobModel } from "../job-model.ts";
import { estimateOf, nextEnd, secsUntil, type ExpectedEnd } from "./time-left.ts";

const tickMs = 1000;

/** Seconds that a running job has left, counting down; undefined where there is no estimate. */
export function useSecsLeft({ job, log }: JobModel): number | undefined {
  const [end, setEnd] = useState<ExpectedEnd | undefined>(undefined);
  const [nowMs, setNowMs] = useState(() => performance.now());
  const estimate = job === undefined ? undefined : estimateOf(job, log);
  const secs = estimate?.secs;
  const key = estimate?.key;
  useEffect(() => {
    if (secs === undefined || key === undefined) {
      setEnd(undefined);
      return undefined;
    }
    const tick = () => setNowMs(performance.now());
    setEnd((before) => nextEnd(before, { secs, key }, performance.now()));
    tick();
    const timer = setInterval(tick, tickMs);
    return () => clearInterval(timer);
  }, [secs, key]);
  return end === undefined ? undefined : secsUntil(end, nowMs);
}
