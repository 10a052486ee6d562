import type { TelemetryHistory } from "@jobcan-automation/contract";
import { useEffect, useState } from "react";
import { useClient } from "../../state/service.tsx";
import { spanOf, type ChartView } from "./chart/view-span.ts";

const refreshMs = 15_000;

/** What the service remembers of the view's span, asked anew as time goes on; undefined until it has answered. */
export function useHistory(
  view: ChartView,
  nowMs: number | undefined,
): TelemetryHistory | undefined {
  const client = useClient();
  const [history, setHistory] = useState<TelemetryHistory | undefined>(undefined);
  const isReady = nowMs !== undefined;
  const turn = view.at === "now" && isReady ? Math.floor(nowMs / refreshMs) : 0;
  useEffect(() => {
    if (!isReady) return undefined;
    const leaving = new AbortController();
    const { fromMs, toMs } = spanOf(view, (turn + 1) * refreshMs);
    const span = view.at === "now" ? { from: fromMs - refreshMs } : { from: fromMs, to: toMs };
    client.telemetry.history(span, leaving.signal).then(
      (past) => {
        if (!leaving.signal.aborted) setHistory(past);
      },
      // The stream's own state shows that the connection is cut; the next turn asks again.
      () => {},
    );
    return () => leaving.abort();
  }, [client, view, turn, isReady]);
  return history;
}
