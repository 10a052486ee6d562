import { z } from "zod";
import { oneOf, secretOf, setting } from "./setting.ts";

/** Many machines over one Redis (docs/scale.md); without QUEUE_URL one process does all. */
export const queueSettings = {
  QUEUE_URL: setting(redisAddress().optional(), {
    description:
      "Redis that all processes of the service share: queue, records, uploads. Not set: this one process does all, with its records in `DATA_DIR`. Cannot be reached at start, or its `maxmemory-policy` is not `noeviction`: exit code 1. See `docs/scale.md`",
  }),
  QUEUE_KEY: setting(secretOf(32).optional(), {
    description:
      "Needed with `QUEUE_URL`, the same in every process: what accounts are hashed with and what travels between processes is sealed with. Another one: jobs that wait end with `CREDENTIALS_GONE`",
  }),
  ROLE: setting(oneOf(["all", "web", "worker"]).default("all"), {
    description:
      "With `QUEUE_URL`: `web` takes submits and follows jobs, `worker` runs them and answers health and metrics only, `all` does both",
  }),
};

function redisAddress() {
  return z
    .url({ protocol: /^rediss?$/, error: "must be a redis:// or rediss:// address" })
    .meta({ allowed: "`redis://` or `rediss://` address", secret: true });
}
