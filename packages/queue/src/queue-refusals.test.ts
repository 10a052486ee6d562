import { done, jobRequest, refusalOf, runOf, submitted } from "@jobcan-automation/core/testing";
import { describe, expect, test, vi } from "vitest";
import { openTestQueue } from "./testing/open-test-queue.ts";
import { hasRedis, type RedisServer, startRedis } from "./testing/redis-server.ts";

vi.setConfig({ testTimeout: 120_000 });

const patience = { timeout: 60_000, interval: 50 };
/** Longer than a busy machine takes from one step to the next: renewed each 5 s. */
const leaseMs = 15_000;

const refusals = [
  {
    how: "is full",
    begin: ["CONFIG", "SET", "maxmemory", "1"],
    end: ["CONFIG", "SET", "maxmemory", "0"],
  },
  {
    how: "has become another's replica",
    begin: ["REPLICAOF", "127.0.0.1", "1"],
    end: ["REPLICAOF", "NO", "ONE"],
  },
] as const;

describe.skipIf(!hasRedis)("a Redis that answers and stores nothing (needs redis-server)", () => {
  test.each(refusals)(
    "one that $how: a submit is refused with a time, nothing is pressed once the lease is over, and it goes on afterwards",
    async ({ begin, end }) => {
      await using redis = await startRedis();
      await using process = await openTestQueue(redis.url, { leaseMs });
      const ref = await submitted(process);
      const run = await runOf(process, ref);
      await run.reporter.mayPress?.();
      await say(redis, begin);

      const refusal = await refusalOf(process.engine.submit(jobRequest({ login: "next@x.jp" })));
      expect(refusal.code).toBe("QUEUE_UNAVAILABLE");
      expect(refusal.retryAfterSecs).toBeGreaterThan(0);
      run.reportDay("2026-11-01", { outcome: "verified" });
      await expect(run.reporter.mayPress?.()).rejects.toMatchObject({ code: "INTERRUPTED" });
      await run.end(done);

      await say(redis, end);
      await vi.waitFor(async () => {
        const { status, days } = await process.engine.get(ref);
        expect(status.state).toBe("finished");
        expect(days.map(({ outcome }) => outcome)).toEqual(["verified", "not_reached"]);
      }, patience);
      await runOf(process, await submitted(process, jobRequest({ login: "third@x.jp" })));
    },
  );
});

async function say({ client }: RedisServer, [command, ...words]: readonly string[]): Promise<void> {
  await client.call(command ?? "", ...words);
}
