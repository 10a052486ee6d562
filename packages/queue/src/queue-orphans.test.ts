import type { JobEngine, JobRef } from "@jobcan-automation/core";
import {
  done,
  jobRequest,
  owner,
  refusalOf,
  runOf,
  submitted,
  usualLimits,
} from "@jobcan-automation/core/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { bullPrefix, keys, queueName } from "./redis/keys.ts";
import { startCuttingProxy } from "./testing/cutting-proxy.ts";
import { openTestQueue } from "./testing/open-test-queue.ts";
import { hasRedis, type RedisServer, startRedis } from "./testing/redis-server.ts";

const patience = { timeout: 40_000, interval: 20 };
const bullKey = (rest: string) => `${bullPrefix}:${queueName}:${rest}`;
const limits = { ...usualLimits, perOwner: 1 };
const full = () => ({ usedMb: 449, warningMb: 400, limitMb: 450, refusesNewJob: true });

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

  test.each([
    ["the job is put into the queue", "bull:jobs:marker", false],
    ["the job is in the queue", "bull:jobs:marker", true],
    ["the record is stored", "redis.call('SET', KEYS[4]", true],
  ])(
    "a submit whose connection is cut when %s leaves nothing that waits",
    async (_, words, forward) => {
      await using proxy = await startCuttingProxy(redis.port);
      await using web = await openTestQueue(proxy.url, { role: "web", given: { limits } });
      await using worker = await openTestQueue(redis.url, { role: "worker", given: { limits } });
      const blocker = await submitted(web, jobRequest({ login: "first@x.jp" }));
      const run = await runOf(worker, blocker);
      proxy.cutAt(words, { forward });

      const request = jobRequest({ requestKey: "pressed-once" });
      expect((await refusalOf(web.engine.submit(request))).code).toBe("QUEUE_UNAVAILABLE");

      const again = await vi.waitFor(async () => await web.engine.submit(request), patience);
      expect(again.attached).toBe(false);
      await run.end(done);
      await runOf(worker, { jobId: again.jobId, owner });
      const states = (await web.engine.list(owner)).map(({ status }) => status.state);
      expect(states.toSorted()).not.toContain("waiting");
      expect(worker.runner.runs).toHaveLength(2);
    },
  );

  test.each([
    ["leases the account", "then return 'busy'", false],
    ["has leased the account", "then return 'busy'", true],
    ["asks for what it signs in with", '"type":"call"', false],
    ["has asked for what it signs in with", '"type":"call"', true],
  ])(
    "a worker whose connection is cut when it %s ends the job once it is back, and nothing was sent",
    async (_, words, forward) => {
      await using proxy = await startCuttingProxy(redis.port);
      await using web = await openTestQueue(redis.url, { role: "web", given: { limits } });
      await using worker = await openTestQueue(proxy.url, { role: "worker" });
      proxy.cutAt(words, { forward });

      const ref = await submitted(web);

      expect(await errorAtEnd(web.engine, ref)).toMatchObject({
        code: expect.stringMatching(/INTERRUPTED|CREDENTIALS_GONE/),
      });
      expect(worker.runner.runs).toEqual([]);
      await runOf(worker, await submitted(web));
      expect(worker.runner.runs).toHaveLength(1);
    },
  );

  test("a record that waits without being in the queue is ended by a sweep, and one that is in it stays", async () => {
    await using web = await openTestQueue(redis.url, { role: "web" });
    const lost = await submitted(web, jobRequest({ login: "a@x.jp" }));
    const kept = await submitted(web, jobRequest({ login: "b@x.jp" }));
    await redis.client.lrem(keys.waiting, 0, lost.jobId);
    await redis.client.del(bullKey(lost.jobId));
    for (const { jobId } of [lost, kept]) await redis.client.zadd(keys.taken, 0, jobId);
    await using worker = await openTestQueue(redis.url, {
      role: "worker",
      given: { memory: full },
    });

    await worker.engine.prune();

    expect(await errorAtEnd(web.engine, lost)).toMatchObject({ code: "INTERRUPTED" });
    expect((await web.engine.get(kept)).status.state).toBe("waiting");
    expect(await redis.client.zrange(keys.taken, "0", "-1")).toEqual([kept.jobId]);
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
