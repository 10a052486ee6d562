import type { JobEngine } from "@jobcan-automation/core";
import { jobEngineContract } from "@jobcan-automation/core/testing";
import { afterAll, beforeAll, describe } from "vitest";
import { openTestQueue } from "./testing/open-test-queue.ts";
import { hasRedis, type RedisServer, startRedis } from "./testing/redis-server.ts";

describe.skipIf(!hasRedis)("one process that takes jobs and runs them (needs redis-server)", () => {
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(async () => await redis[Symbol.asyncDispose]());

  jobEngineContract(async () => {
    await redis.client.flushall();
    return await openTestQueue(redis.url);
  });
});

describe.skipIf(!hasRedis)("a web server and a worker (needs redis-server)", () => {
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(async () => await redis[Symbol.asyncDispose]());

  jobEngineContract(async () => {
    await redis.client.flushall();
    const worker = await openTestQueue(redis.url, { role: "worker" });
    const web = await openTestQueue(redis.url, { role: "web" });
    const shutdown = async () => {
      await Promise.all([worker.engine.shutdown(), web.engine.shutdown()]);
    };
    return {
      engine: withShutdown(web.engine, shutdown),
      runner: worker.runner,
      async [Symbol.asyncDispose]() {
        await Promise.all([worker[Symbol.asyncDispose](), web[Symbol.asyncDispose]()]);
      },
    };
  });
});

/** What is asked of the web server; both are shut down together. */
function withShutdown(engine: JobEngine, shutdown: JobEngine["shutdown"]): JobEngine {
  return new Proxy(engine, {
    get(target, name) {
      if (name === "shutdown") return shutdown;
      const value: unknown = Reflect.get(target, name);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}
