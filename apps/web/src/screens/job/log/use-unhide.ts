import type { LogEntry } from "@jobcan-automation/contract";
import { useEffect, useEffectEvent, useRef } from "react";

interface ShownLog {
  log: readonly LogEntry[];
  shown: readonly LogEntry[];
  /** Takes all filters away. */
  showAll: () => void;
}

/** Takes the filters away, once per asked object, where they hide the line that was asked for. */
export function useUnhide(asked: { seq: number } | undefined, { log, shown, showAll }: ShownLog) {
  const done = useRef<object | undefined>(undefined);
  const unhide = useEffectEvent(showAll);
  useEffect(() => {
    if (asked === undefined || done.current === asked) return;
    const isAsked = ({ seq }: LogEntry) => seq === asked.seq;
    if (!log.some(isAsked)) return;
    done.current = asked;
    if (!shown.some(isAsked)) unhide();
  }, [asked, log, shown]);
}
