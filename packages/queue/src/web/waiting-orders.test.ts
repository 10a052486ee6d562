import { createFakeClock, submitted } from "@jobcan-automation/core/testing";
import { expect, test, vi } from "vitest";
import { startCuttingProxy } from "../testing/cutting-proxy.ts";
import { openTestQueue } from "../testing/open-test-queue.ts";
import { hasRedis, startRedis } from "../testing/redis-server.ts";

const patience = { timeout: 15_000, interval: 5 };

test.skipIf(!hasRedis)(
  "a Redis that is slow is not asked for a place again before it has answered (needs redis-server)",
  async () => {
    await using redis = await startRedis();
    await using proxy = await startCuttingProxy(redis.port);
    const clock = createFakeClock();
    await using web = await openTestQueue(proxy.url, { role: "web", given: { clock } });
    const ref = await submitted(web);
    using held = proxy.hold();
    await clock.advance(4_000);
    // On the same connection, so it comes after all that was asked before.
    const view = web.engine.get(ref);
    await vi.waitFor(() => expect(proxy.count("hgetall")).toBeGreaterThan(0), patience);

    expect(proxy.count("lpos")).toBe(1);
    held[Symbol.dispose]();
    expect((await view).status.state).toBe("waiting");
  },
);
