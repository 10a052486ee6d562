import { serviceInfoSchema } from "@jobcan-automation/contract/schemas";
import { z } from "zod";
import { defineRoute } from "../api-route.ts";

const keySchema = z.object({ key: z.string() });

/** The service itself: keys, and what it takes. */
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
];
