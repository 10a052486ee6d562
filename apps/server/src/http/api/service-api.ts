import {
  serviceInfoSchema,
  telemetryEventSchema,
  telemetrySnapshotSchema,
} from "@jobcan-automation/contract/schemas";
import type { TelemetryEvent } from "@jobcan-automation/contract";
import { z } from "zod";
import { followTelemetry } from "../../use-cases/follow.ts";
import { defineRoute } from "./api-route.ts";
import { type SentEvent, eventStream } from "./event-stream.ts";

const keySchema = z.object({ key: z.string() });

/** The service itself: keys, what it takes, its memory and browsers. */
export const serviceApi = [
  defineRoute({
    method: "post",
    path: "/api/keys",
    name: "issueKey",
    summary:
      "A fresh key, to be sent as `Authorization: Bearer …`. It is an owner of its own: it sees its own jobs and uploads and no others. It is shown once and stored nowhere; it needs no Jobcan account.",
    limit: "key",
    owned: false,
    answers: { 201: { is: "json", schema: keySchema, description: "The key." } },
    refusals: [],
    run: async ({ c, keys }) => await Promise.resolve(c.json({ key: keys.issue() }, 201)),
  }),
  defineRoute({
    method: "get",
    path: "/api/service",
    name: "getService",
    summary: "What this service takes: targets, the largest file, its queue, today in Japan.",
    limit: "call",
    owned: false,
    answers: { 200: { is: "json", schema: serviceInfoSchema, description: "The service." } },
    refusals: ["NO_SPACE"],
    run: async ({ c, services }) => c.json(await services.info()),
  }),
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
