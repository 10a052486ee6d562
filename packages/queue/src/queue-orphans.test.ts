import type { JobEngine, JobRef } from "@jobcan-automation/core";
import { jobRequest, owner, refusalOf, runOf, submitted } from "@jobcan-automation/core/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { bullPrefix, keys, queueName } from "./redis/keys.ts";
import { startCuttingProxy } from "./testing/cutting-proxy.ts";
import { openTestQueue } from "./testing/open-test-queue.ts";
import { hasRedis, type RedisServer, startRedis } from "./testing/redis-server.ts";

const patience = { timeout: 40_000, interval: 20 };
const done = { how: "reported", report: { end: "done" } } as const;
const bullKey = (rest: string) => `${bullPrefix}:${queueName}:${rest}`;
const limits = {
  maxActive: 1,
  maxQueue: 3,
  perOwner: 1,
  queuedMaxWaitMs: 1_800_000,
  retentionMs: 1_800_000,
};

describe.skipIf(!hasRedis)("a job that is in nobody's hands (needs redis-server)", () => {
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await startRedis();
  });
  beforeEach(async () => {
    await redis.client.flushall();
  });
  afterAll(async () => await redis[Symbol.asyncDispose]());

  test("a job that is handed to a worker that goes down ends as interrupted, and nothing was sent", async () => {
    await using web = await openTestQueue(redis.url, { role: "web", given: { limits } });
    const ref = await submitted(web);
    const account = (await redis.client.hget(keys.job(ref.jobId), "acct")) ?? "";
    await redis.client.set(keys.account(account), "another");
    await using worker = await openTestQueue(redis.url, { role: "worker" });
    await vi.waitFor(async () => {
      expect(await redis.client.exists(bullKey(`${ref.jobId}:lock`))).toBe(1);
    }, patience);
    await worker.queue.local?.shutdown();
    await redis.client.del(keys.account(account));

    expect(await errorAtEnd(web.engine, ref)).toMatchObject({
      code: "INTERRUPTED",
      facts: { sent: "nothing" },
    });
    expect(worker.runner.runs).toEqual([]);
    const again = await web.engine.submit(jobRequest({ login: "b@x.jp" }));
    expect(again.attached).toBe(false);
  });

  test("a job that stands as a worker's and is not in its hands is ended by that worker", async () => {
    await using web = await openTestQueue(redis.url, { role: "web", given: { limits } });
    const ref = await submitted(web);
    await redis.client.lrem(keys.waiting, 0, ref.jobId);
    await using worker = await openTestQueue(redis.url, { role: "worker" });

    await redis.client.hset(keys.running, ref.jobId, worker.queue.name);

    expect(await errorAtEnd(web.engine, ref)).toMatchObject({ code: "INTERRUPTED" });
  });
});

/** The error a job ends with. */
async function errorAtEnd(engine: JobEngine, ref: JobRef) {
  return await vi.waitFor(async () => {
    const { status } = await engine.get(ref);
    if (status.state !== "finished") throw new Error("it has not ended");
    return status.error;
  }, patience);
}
