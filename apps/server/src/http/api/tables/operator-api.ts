import { operatorViewSchema } from "@jobcan-automation/contract/schemas";
import { z } from "zod";
import { idSchema, stopWhenSchema } from "../../../use-cases/inputs.ts";
import { type ApiCall, defineRoute } from "../api-route.ts";

const params = z.object({ id: idSchema });
const away = ["QUEUE_UNAVAILABLE"] as const;
/** What the routes have in common that answer with all jobs. */
const answersView = {
  limit: "call",
  owned: "operator",
  answers: { 200: { is: "json", schema: operatorViewSchema, description: "The jobs." } },
  refusals: away,
} as const;

/** For whoever operates the service, by their own token; there only where there is one. */
export const operatorApi = [
  defineRoute({
    method: "get",
    path: "/api/operator/jobs",
    name: "operatorJobs",
    summary:
      "All jobs that wait or run, without names: state, age, days, memory. Whether new ones are taken.",
    ...answersView,
    run: async (call) => await answerView(call),
  }),
  defineRoute({
    method: "post",
    path: "/api/operator/jobs/:id/stop",
    name: "operatorStop",
    summary:
      "Stops a job by the first eight letters of its id: as its owner would, who is told that the operator did.",
    limit: "call",
    owned: "operator",
    params,
    body: { is: "json", schema: stopWhenSchema },
    answers: { 204: { is: "nothing", description: "It has been asked to stop." } },
    refusals: ["JOB_NOT_FOUND", ...away],
    run: async ({ c, services }, { params: { id }, body: { when } }) => {
      await services.operation.stop(id, when);
      return c.body(null, 204);
    },
  }),
  defineRoute({
    method: "post",
    path: "/api/operator/drain",
    name: "operatorDrain",
    summary:
      "New jobs are refused with `DRAINING` from now on, at every web server; what waits and runs goes on to its end.",
    ...answersView,
    async run(call) {
      await call.services.operation.drain();
      return await answerView(call);
    },
  }),
  defineRoute({
    method: "post",
    path: "/api/operator/admit",
    name: "operatorAdmit",
    summary: "Takes new jobs again.",
    ...answersView,
    async run(call) {
      await call.services.operation.admit();
      return await answerView(call);
    },
  }),
];

async function answerView({ c, services }: ApiCall): Promise<Response> {
  return c.json(await services.operation.view());
}
