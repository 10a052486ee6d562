import { runOf, submitted, jobRequest, usualLimits } from "@jobcan-automation/core/testing";
import { expect, test, vi } from "vitest";
import { openTestQueue } from "../testing/open-test-queue.ts";
import { hasRedis, startRedis } from "../testing/redis-server.ts";

test.skipIf(!hasRedis)(
  "any process sees the workers, how much waits, and since when (needs redis-server)",
  async () => {
    await using redis = await startRedis();
    await using web = await openTestQueue(redis.url, { role: "web" });
    expect(await web.queue.state()).toEqual({
      waiting: 0,
      oldestQueuedAt: undefined,
      workers: [],
    });
    const limits = { ...usualLimits, maxActive: 1 };
    await using worker = await openTestQueue(redis.url, { role: "worker", given: { limits } });
    await runOf(worker, await submitted(web));
    const sentAt = Date.now();
    await submitted(web, jobRequest({ login: "first@x.jp" }));
    const betweenAt = Date.now();
    await submitted(web, jobRequest({ login: "second@x.jp" }));

    const { waiting, oldestQueuedAt, workers } = await web.queue.state();

    expect(waiting).toBe(2);
    expect(oldestQueuedAt).toBeGreaterThanOrEqual(sentAt);
    expect(oldestQueuedAt).toBeLessThanOrEqual(betweenAt);
    expect(workers).toEqual([
      expect.objectContaining({ id: worker.queue.name, places: 1, version: "test", memoryMb: 100 }),
    ]);
    await vi.waitFor(async () => expect((await worker.queue.state()).workers[0]?.busy).toBe(1), {
      timeout: 15_000,
      interval: 50,
    });
  },
);
