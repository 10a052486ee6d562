import type { TelemetryEvent, TelemetrySnapshot } from "@jobcan-automation/contract";
import { followTelemetry } from "../use-cases/follow.ts";
import { procedure, router } from "./init.ts";

const neverAborted = new AbortController().signal;

export const telemetryProcedures = router({
  /** Where memory is now, and the last events. */
  now: procedure.query(
    async ({ ctx }): Promise<TelemetrySnapshot> => await ctx.services.telemetry.now(),
  ),

  /** Events as they happen, and a sample every 2 s. */
  follow: procedure.subscription(({ ctx, signal }): AsyncIterable<TelemetryEvent> =>
    followTelemetry(ctx, signal ?? neverAborted),
  ),
});
