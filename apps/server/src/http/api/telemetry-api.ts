import { telemetryEventSchema, telemetrySnapshotSchema } from "@jobcan-automation/contract/schemas";
import type { TelemetryEvent } from "@jobcan-automation/contract";
import { followTelemetry } from "../../use-cases/follow.ts";
import { defineRoute } from "./api-route.ts";
import { type SentEvent, eventStream } from "./event-stream.ts";

/** Memory and browsers as they are. */
export const telemetryApi = [
  defineRoute({
    method: "get",
    path: "/api/telemetry",
    name: "getTelemetry",
    summary: "Where memory is now, browsers, jobs, and the last events.",
    limit: "call",
    owned: false,
    answers: { 200: { is: "json", schema: telemetrySnapshotSchema, description: "The figures." } },
    refusals: ["NO_SPACE"],
    run: async ({ c, services }) => c.json(await services.telemetry.now()),
  }),
  defineRoute({
    method: "get",
    path: "/api/telemetry/events",
    name: "followTelemetry",
    summary:
      "Events of memory and browsers as they happen, and a sample every 2 s. Each stands for itself: what happened while a client was cut off is in `GET /api/telemetry`.",
    limit: "follow",
    owned: false,
    answers: { 200: { is: "events", of: telemetryEventSchema, description: "Events." } },
    refusals: ["READER_BUSY"],
    run: async (call) => await eventStream(call, (signal) => sent(followTelemetry(call, signal))),
  }),
];

async function* sent(events: AsyncIterable<TelemetryEvent>): AsyncGenerator<SentEvent, void> {
  for await (const data of events) yield { data };
}
