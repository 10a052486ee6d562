import type { TelemetryEvent, TelemetrySnapshot } from "@jobcan-automation/contract";
import { procedure, router } from "./init.ts";
import { admitted } from "./admitted.ts";

const neverAborted = new AbortController().signal;

export const telemetryProcedures = router({
  /** Where memory is now, and the last events. */
  now: procedure.query(
    async ({ ctx }): Promise<TelemetrySnapshot> => await ctx.services.telemetry.now(),
  ),

  /** Events as they happen, and a sample every 2 s. */
  follow: procedure.subscription(({ ctx, signal }): AsyncIterable<TelemetryEvent> => {
    const place = admitted(ctx, { of: "telemetry" }, signal ?? neverAborted);
    return held(ctx.services.telemetry.follow(signal ?? neverAborted), place);
  }),
});

async function* held<T>(events: AsyncIterable<T>, place: Disposable): AsyncGenerator<T, void> {
  using _place = place;
  yield* events;
}
