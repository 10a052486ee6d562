import { freezeWorker, hasRedis } from "@jobcan-automation/queue/testing";
import { createRandom } from "@jobcan-automation/workbook/testing";
import { countsOf } from "../lib/counts-of.ts";
import { benchSeed } from "../lib/from-env.ts";
import { skip } from "../lib/skip.ts";
import { printTable } from "../lib/table.ts";
import type { BenchOptions } from "../main.ts";

const frozenMs = 40_000;

/**
 * Over a real Redis, with runs in a worker process: it is frozen for 40 s in the middle of ten jobs, which are sent
 * again meanwhile, and then goes on. It presses nothing any more.
 */
export async function run({ seed = benchSeed(), jobs = 10 }: BenchOptions): Promise<boolean> {
  if (!hasRedis) return skip("there is no redis-server");
  const random = createRandom(seed);
  const seen = await freezeWorker({ jobs, frozenMs, leaseMs: 30_000, random });
  printTable("A worker frozen for 40 s in the middle of its jobs, and then continued", [
    {
      jobs: seen.jobs,
      "presses after the lease was gone": seen.latePresses,
      "pressed twice": seen.doubles,
      "jobs ended": countsOf(seen.ends),
      "sent again meanwhile": countsOf(seen.sentAgain),
      "secrets found": seen.secrets.length,
    },
  ]);
  const isWhole = seen.sentAgain.every((end) => end === "succeeded");
  return seen.latePresses + seen.doubles + seen.secrets.length === 0 && isWhole;
}
