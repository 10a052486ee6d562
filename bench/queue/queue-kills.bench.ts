import {
  hasRedis,
  type KilledWorker,
  killWorkers,
  percentile,
} from "@jobcan-automation/queue/testing";
import { createRandom } from "@jobcan-automation/workbook/testing";
import { benchSeed, wholeFromEnv } from "../lib/from-env.ts";
import { skip } from "../lib/skip.ts";
import { printTable } from "../lib/table.ts";
import type { BenchOptions } from "../main.ts";

const atOnce = 6;
const goalMs = 20_000;

/**
 * Kills worker processes at random moments of a job of five days, six at once (30 in all, or `--kills`): the job is
 * `interrupted` within 20 s with true days, and the same sheet sent again is whole, each press once.
 */
export async function run({
  seed = benchSeed(),
  kills = wholeFromEnv("BENCH_KILLS", 30),
}: BenchOptions): Promise<boolean> {
  if (!hasRedis) return skip("there is no redis-server");
  const random = createRandom(seed);
  const killed: KilledWorker[] = [];
  while (killed.length < kills) {
    const next = await killWorkers(Math.min(atOnce, kills - killed.length), random);
    killed.push(...next);
    for (const { problems } of next) for (const problem of problems) console.error(problem);
    console.error(`${killed.length} of ${kills}`);
  }
  const rows = [...Map.groupBy(killed, ({ outcome }) => outcome)].map(([outcome, all]) => ({
    "the job ended": outcome,
    times: all.length,
    "presses before, from": Math.min(...all.map(({ afterPresses }) => afterPresses)),
    to: Math.max(...all.map(({ afterPresses }) => afterPresses)),
    "noticed after ms, p50": percentile(
      all.map(({ noticedMs }) => noticedMs),
      50,
    ),
    most: Math.max(...all.map(({ noticedMs }) => noticedMs)),
    problems: all.flatMap(({ problems }) => problems).length,
  }));
  printTable(
    `Killed ${kills} workers (--kills ${kills} --seed ${seed}; goal: within ${goalMs} ms)`,
    rows,
  );
  const cut = killed.filter(({ outcome }) => outcome === "interrupted");
  const isInTime = cut.every(({ noticedMs }) => noticedMs <= goalMs);
  return isInTime && killed.every(({ problems }) => problems.length === 0);
}
