import {
  applyOrderSchema,
  jobEventSchema,
  jobSummarySchema,
  jobViewSchema,
  submitAnswerSchema,
  submitInputSchema,
} from "@jobcan-automation/contract/schemas";
import type { NumberedEvent } from "@jobcan-automation/core";
import { z } from "zod";
import { followJob } from "../../../use-cases/follow.ts";
import {
  answerBodySchema,
  extendBodySchema,
  idSchema,
  stopWhenSchema,
} from "../../../use-cases/inputs.ts";
import { applyPlan, submitJob } from "../../../use-cases/submit-job.ts";
import { type ApiCall, defineRoute } from "../api-route.ts";
import { type SentEvent, eventStream } from "../event-stream.ts";

/** How a job may be refused for what else is going on. */
const notQueued = [
  "ALREADY_RUNNING",
  "QUEUE_FULL",
  "QUEUE_UNAVAILABLE",
  "MEMORY_BUSY",
  "SHUTTING_DOWN",
  "DRAINING",
  "NO_SPACE",
] as const;
const params = z.object({ id: idSchema });
const jobsSchema = z.object({ jobs: z.array(jobSummarySchema) });

/** Jobs: to start them, to follow them, to end them. */
export const jobApi = [
  defineRoute({
    method: "post",
    path: "/api/jobs",
    name: "submitJob",
    summary:
      "Queues the rows of an upload as they are to be in Jobcan, or a connection test. `requestKey` is yours to make up: the same one gives the same job. `attached` is a live job of the same owner and account.",
    limit: "submit",
    owned: true,
    body: { is: "json", schema: submitInputSchema },
    answers: { 202: { is: "json", schema: submitAnswerSchema, description: "It is queued." } },
    refusals: ["UPLOAD_NOT_FOUND", "INVALID_TIMESHEET", ...notQueued],
    run: async (call, { body }) => call.c.json(await submitJob(call, body), 202),
  }),
  defineRoute({
    method: "post",
    path: "/api/jobs/:id/apply",
    name: "applyPlan",
    summary:
      "Queues days of a plan, with its rows and options. While `sittingUntil` of the plan lies ahead nobody signs in again; after that, submit a job.",
    limit: "submit",
    owned: true,
    params,
    body: { is: "json", schema: applyOrderSchema.omit({ planId: true }) },
    answers: { 202: { is: "json", schema: submitAnswerSchema, description: "It is queued." } },
    refusals: ["JOB_NOT_FOUND", "SITTING_OVER", ...notQueued],
    run: async (call, { params: { id }, body }) =>
      call.c.json(await applyPlan(call, { ...body, planId: id }), 202),
  }),
  defineRoute({
    method: "get",
    path: "/api/jobs",
    name: "listJobs",
    summary: "Your newest 50 jobs, the newest first. They are kept for a while after their end.",
    limit: "call",
    owned: true,
    answers: { 200: { is: "json", schema: jobsSchema, description: "Your jobs." } },
    refusals: ["NO_SPACE"],
    run: async ({ c, services, owner }) => c.json({ jobs: await services.engine.list(owner) }),
  }),
  defineRoute({
    method: "get",
    path: "/api/jobs/:id",
    name: "getJob",
    summary: "A job as it is now, day by day. Asked of a waiting job it keeps its place.",
    limit: "call",
    owned: true,
    params,
    answers: { 200: { is: "json", schema: jobViewSchema, description: "The job." } },
    refusals: ["JOB_NOT_FOUND", "NO_SPACE"],
    run: async ({ c, services, owner }, { params: { id } }) =>
      c.json(await services.engine.get({ jobId: id, owner })),
  }),
  defineRoute({
    method: "get",
    path: "/api/jobs/:id/events",
    name: "followJob",
    summary:
      "A snapshot and then every event, numbered, until the job's end. A client that was cut off sends the last number it has as `Last-Event-ID` and misses nothing; where too much has happened since, a `gap` says how much, and a snapshot follows.",
    limit: "follow",
    owned: true,
    resumes: true,
    params,
    answers: {
      200: { is: "events", of: jobEventSchema, description: "Events, as they happen." },
      204: { is: "nothing", description: "The job has ended, and you have all of it." },
    },
    refusals: ["JOB_NOT_FOUND", "READER_BUSY", "NO_SPACE"],
    run: async (call, { params: { id } }) => await follow(call, id),
  }),
  defineRoute({
    method: "post",
    path: "/api/jobs/:id/stop",
    name: "stopJob",
    summary:
      "`now` settles the punch in hand and ends, `after_day` finishes the day first. A job that has ended stays as it is.",
    limit: "call",
    owned: true,
    params,
    body: { is: "json", schema: stopWhenSchema },
    answers: { 204: { is: "nothing", description: "It was told to." } },
    refusals: ["JOB_NOT_FOUND", "NO_SPACE"],
    run: async ({ c, services, owner }, { params: { id }, body: { when } }) => {
      await services.engine.stop({ jobId: id, owner }, when);
      return c.body(null, 204);
    },
  }),
  defineRoute({
    method: "post",
    path: "/api/jobs/:id/answer",
    name: "answerJob",
    summary:
      "What a person says to the question that the job waits for (`status.question`): `code`, `choice` or `text`, as its kind asks. With `number` it is for that question alone.",
    limit: "call",
    owned: true,
    params,
    body: { is: "json", schema: answerBodySchema },
    answers: { 204: { is: "nothing", description: "The job has it." } },
    refusals: ["JOB_NOT_FOUND", "NOT_ASKED", "NO_SPACE"],
    run: async ({ c, services, owner }, { params: { id }, body: { number, ...answer } }) => {
      await services.engine.answer({ jobId: id, owner }, answer, number);
      return c.body(null, 204);
    },
  }),
  defineRoute({
    method: "post",
    path: "/api/jobs/:id/extend",
    name: "extendQuestion",
    summary: "Puts the end of that question off, once in a job.",
    limit: "call",
    owned: true,
    params,
    body: { is: "json", schema: extendBodySchema },
    answers: { 204: { is: "nothing", description: "There is more time." } },
    refusals: ["JOB_NOT_FOUND", "NOT_ASKED", "NO_SPACE"],
    run: async ({ c, services, owner }, { params: { id }, body: { number } }) => {
      await services.engine.extend({ jobId: id, owner }, number);
      return c.body(null, 204);
    },
  }),
];

async function follow(call: ApiCall, jobId: string): Promise<Response> {
  const lastEventId = call.c.req.header("last-event-id");
  const { status, lastSeq } = await call.services.engine.get({ jobId, owner: call.owner });
  // A stream that ends at once would be opened again and again.
  if (status.state === "finished" && lastEventId === String(lastSeq)) return call.c.body(null, 204);
  return await eventStream(call, async (signal) =>
    numbered(await followJob(call, { jobId, lastEventId, signal })),
  );
}

async function* numbered(events: AsyncIterable<NumberedEvent>): AsyncGenerator<SentEvent, void> {
  for await (const { seq, event } of events) yield { id: seq, data: event };
}
