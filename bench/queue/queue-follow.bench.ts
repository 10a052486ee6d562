import { followJobs, hasRedis, percentile } from "@jobcan-automation/queue/testing";
import { whyTimesAreLoose } from "../lib/machine/machine-load.ts";
import { skip } from "../lib/skip.ts";
import { printTable } from "../lib/table.ts";
import type { BenchOptions } from "../main.ts";

const goals = { lagMs: 100, stopMs: 100 };

/**
 * Over a real Redis, with runs of 20 days in worker processes: how late a follower at another web server hears of what
 * happens in 50 jobs, whether it misses anything where its ways are cut, and how long a stop takes to a run.
 */
export async function run({ jobs = 50 }: BenchOptions): Promise<boolean> {
  if (!hasRedis) return skip("there is no redis-server");
  const seen = await followJobs({ jobs, workers: 5, cuts: 100, rounds: 2, dayMs: 1_000 });
  const lag = { p50: percentile(seen.lags, 50), p99: percentile(seen.lags, 99) };
  const stop = { p50: percentile(seen.stops, 50), p99: percentile(seen.stops, 99) };
  printTable(`${jobs} running jobs, followed at another web server`, [
    {
      what: "a line at a follower, ms",
      times: seen.lags.length,
      p50: lag.p50,
      p99: lag.p99,
      most: Math.max(...seen.lags),
      goal: `p99 ≤ ${goals.lagMs}`,
    },
    {
      what: "a stop from another web server at the run, ms",
      times: seen.stops.length,
      p50: stop.p50,
      p99: stop.p99,
      most: Math.max(...seen.stops),
      goal: `p99 ≤ ${goals.stopMs}`,
    },
  ]);
  console.log(`events missed over ${seen.cuts} cuts of ${jobs} followed jobs: ${seen.gaps}`);
  const loose = whyTimesAreLoose();
  if (loose !== undefined) console.log(loose);
  return lag.p99 <= goals.lagMs && stop.p99 <= goals.stopMs && seen.gaps === 0;
}
