import type { JobView } from "@jobcan-automation/contract";
import { useEffect, useState } from "react";

/** Whether the session of a plan is still held for it. */
export function useSitting({ status }: JobView): boolean {
  const until = status.state === "finished" ? status.sittingUntil : undefined;
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    if (until === undefined) return;
    const timer = setTimeout(() => setOver(true), Math.max(0, until - Date.now()));
    return () => clearTimeout(timer);
  }, [until]);
  return until !== undefined && !isOver;
}
