import { describe, expect, test, vi } from "vitest";
import { hasRedis } from "./testing/redis-server.ts";
import { followJobs } from "./testing/scenes/follow-jobs.ts";
import { freezeWorker } from "./testing/scenes/freeze-worker.ts";
import { killWorkers } from "./testing/scenes/kill-workers.ts";
import { loseRedis } from "./testing/scenes/lose-redis.ts";

vi.setConfig({ testTimeout: 240_000 });

describe.skipIf(!hasRedis)("workers as processes of their own (needs redis-server)", () => {
  test("workers that are killed leave interrupted jobs with true days, and what is sent again is whole and once", async () => {
    const moments = [0.05, 0.4, 0.7];
    let drawn = 0;
    const random = () => moments[drawn++ % moments.length] ?? 0;

    const killed = await killWorkers(3, random);

    expect(killed.flatMap(({ problems }) => problems)).toEqual([]);
    expect(killed.map(({ outcome }) => outcome)).toEqual(Array(3).fill("interrupted"));
  });

  test("a worker that was frozen for longer than its leases last presses nothing when it goes on", async () => {
    const frozen = await freezeWorker({
      jobs: 3,
      frozenMs: 8_000,
      leaseMs: 6_000,
      random: () => 0.5,
    });

    expect(frozen).toMatchObject({ latePresses: 0, doubles: 0, secrets: [] });
    expect(frozen.ends).toEqual(Array(3).fill("interrupted"));
    expect(frozen.sentAgain).toEqual(Array(3).fill("succeeded"));
  });

  test.each([
    { how: "killed", awayMs: 1_000, leaseMs: 30_000, end: "succeeded" },
    { how: "killed", awayMs: 6_000, leaseMs: 3_000, end: "interrupted" },
    { how: "frozen", awayMs: 1_000, leaseMs: 30_000, end: "succeeded" },
    { how: "emptied", awayMs: 0, leaseMs: 30_000, end: "unknown" },
  ] as const)(
    "a Redis that is $how for $awayMs ms leaves jobs $end, and no double press",
    async ({ end, ...lost }) => {
      const seen = await loseRedis({ jobs: 2, dayMs: 100, ...lost });

      expect(seen.problems).toEqual([]);
      expect(seen.latePresses).toBe(0);
      expect(seen.ends).toEqual([end, end]);
      expect(seen.commandsSearched).toBeGreaterThan(100);
    },
  );

  test("jobs that are followed at another web server show each event once, though all ways are cut", async () => {
    const { gaps, events, lags, stops } = await followJobs({
      jobs: 4,
      workers: 1,
      cuts: 10,
      rounds: 1,
      dayMs: 80,
    });

    expect(gaps).toBe(0);
    expect(events).toBeGreaterThan(4 * 20 * 8);
    expect(lags.length).toBeGreaterThanOrEqual(4 * 20 * 2);
    expect(stops).toHaveLength(4);
  });
});
