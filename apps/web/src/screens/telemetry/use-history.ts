import type { TelemetryHistory } from "@jobcan-automation/contract";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useClient } from "../../state/service.tsx";
import { spanOf, type ChartView } from "./chart/view-span.ts";

const refreshMs = 15_000;

/**
 * What the service remembers of the view's span: asked anew as time goes on, and with each change of `jobs`; undefined
 * until it has answered. That the connection is cut is shown by the stream's own state.
 */
export function useHistory(
  view: ChartView,
  { nowMs, jobs }: { nowMs: number; jobs: string },
): TelemetryHistory | undefined {
  const client = useClient();
  const turn = view.at === "now" ? Math.ceil(nowMs / refreshMs) : 0;
  const { data } = useQuery({
    queryKey: ["telemetry-history", view, turn, jobs],
    queryFn: async ({ signal }) => {
      const { fromMs, toMs } = spanOf(view, turn * refreshMs);
      const from = fromMs - refreshMs;
      return await client.telemetry.history(
        view.at === "now" ? { from } : { from, to: toMs },
        signal,
      );
    },
    placeholderData: keepPreviousData,
    // Each turn is a query of its own; the ones before are of no more use.
    gcTime: refreshMs,
  });
  return data;
}
