import { systemClock } from "@jobcan-automation/core";
import { done, runOf, submitted } from "@jobcan-automation/core/testing";
import { describe, expect, test, vi } from "vitest";
import { openTestQueue } from "./testing/open-test-queue.ts";
import { hasRedis, startRedis } from "./testing/redis-server.ts";

vi.setConfig({ testTimeout: 120_000 });

const patience = { timeout: 40_000, interval: 20 };

describe.skipIf(!hasRedis)("machines whose clocks differ (needs redis-server)", () => {
  test.each([
    ["ahead of", 120_000],
    ["behind", -120_000],
  ])(
    "a worker two minutes %s its web servers is there, may press, and its job ends as it was",
    async (_how, byMs) => {
      await using redis = await startRedis();
      await using web = await openTestQueue(redis.url, { role: "web" });
      const clock = { ...systemClock, now: () => systemClock.now() + byMs };
      await using worker = await openTestQueue(redis.url, { role: "worker", given: { clock } });
      await using _other = await openTestQueue(redis.url, {
        role: "worker",
        given: { memory: () => ({ usedMb: 1, warningMb: 2, limitMb: 3, refusesNewJob: true }) },
      });
      const ref = await submitted(web);
      const run = await runOf(worker, ref);
      await run.reporter.mayPress?.();
      for (let look = 0; look < 10; look += 1) await web.engine.get(ref);
      await run.reporter.mayPress?.();
      run.verifyAll();
      await run.end(done);

      await vi.waitFor(async () => {
        expect((await web.engine.get(ref)).status).toMatchObject({ outcome: "succeeded" });
      }, patience);
      expect((await web.queue.state()).workers).toHaveLength(2);
    },
  );
});
