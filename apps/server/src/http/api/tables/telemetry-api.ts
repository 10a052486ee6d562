import {
  telemetryEventSchema,
  telemetryHistorySchema,
  telemetrySnapshotSchema,
} from "@jobcan-automation/contract/schemas";
import type { TelemetryEvent } from "@jobcan-automation/contract";
import { z } from "zod";
import { followTelemetry } from "../../../use-cases/follow.ts";
import { defineRoute } from "../api-route.ts";
import { type SentEvent, eventStream } from "../event-stream.ts";

const instant = z.coerce.number().min(0).max(Number.MAX_SAFE_INTEGER);
const spanSchema = z.object({
  from: instant.default(0),
  to: instant.default(Number.MAX_SAFE_INTEGER),
});

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
    path: "/api/telemetry/history",
    name: "getTelemetryHistory",
    summary:
      "Memory of the last six hours, or from one instant to another (epoch ms) of them: a sample a second while a job ran, one in 15 s else, at most 720 with every peak in them; and the peaks of the last jobs.",
    limit: "call",
    owned: false,
    query: spanSchema,
    answers: { 200: { is: "json", schema: telemetryHistorySchema, description: "The past." } },
    refusals: ["INVALID_REQUEST"],
    run: async ({ c, services }, { query }) =>
      await Promise.resolve(c.json(services.telemetry.history(query))),
  }),
  defineRoute({
    method: "get",
    path: "/api/telemetry/events",
    name: "followTelemetry",
    summary:
      "Events of memory and browsers as they happen, and samples: one a second while a job runs, one in 15 s else. Each stands for itself: what happened while a client was cut off is in `GET /api/telemetry`.",
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
