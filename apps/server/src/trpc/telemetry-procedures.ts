import type {
  TelemetryEvent,
  TelemetryHistory,
  TelemetrySnapshot,
} from "@jobcan-automation/contract";
import { historySpanSchema } from "@jobcan-automation/contract/schemas";
import { followTelemetry } from "../use-cases/follow.ts";
import { procedure, router } from "./init.ts";

const neverAborted = new AbortController().signal;

export const telemetryProcedures = router({
  /** Where memory is now, and the last events. */
  now: procedure.query(
    async ({ ctx }): Promise<TelemetrySnapshot> => await ctx.services.telemetry.now(),
  ),

  /** Memory over a span of the last six hours, and the peaks of jobs. */
  history: procedure
    .input(historySpanSchema)
    .query(({ ctx, input }): TelemetryHistory => ctx.services.telemetry.history(input)),

  /** Events and samples as they happen. */
  follow: procedure.subscription(({ ctx, signal }): AsyncIterable<TelemetryEvent> =>
    followTelemetry(ctx, signal ?? neverAborted),
  ),
});
