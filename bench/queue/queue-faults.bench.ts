import {
  freezeWorker,
  hasRedis,
  loseRedis,
  type LoseRedisOptions,
} from "@jobcan-automation/queue/testing";
import { createRandom } from "@jobcan-automation/workbook/testing";
import { benchSeed } from "../lib/from-env.ts";
import { skip } from "../lib/skip.ts";
import { printTable } from "../lib/table.ts";
import type { BenchOptions } from "../main.ts";

const goals = { refusedMs: 100, backMs: 15_000 };
const losses: readonly Pick<LoseRedisOptions, "how" | "awayMs">[] = [
  { how: "killed", awayMs: 5_000 },
  { how: "frozen", awayMs: 5_000 },
  { how: "killed", awayMs: 45_000 },
  { how: "frozen", awayMs: 45_000 },
  { how: "emptied", awayMs: 0 },
];

/**
 * Over a real Redis, with runs of 20 days in worker processes: a worker that is frozen for 40 s in the middle of ten
 * jobs, and a Redis that is gone, silent or emptied in the middle of five. All that Redis is sent and keeps is looked
 * through for the password.
 */
export async function run({ seed = benchSeed(), jobs = 5 }: BenchOptions): Promise<boolean> {
  if (!hasRedis) return skip("there is no redis-server");
  const isFreezeFine = await freeze(createRandom(seed));
  const rows = [];
  let isFine = isFreezeFine;
  for (const loss of losses) {
    const dayMs = Math.max(250, loss.awayMs / 10);
    const seen = await loseRedis({ jobs, ...loss, dayMs });
    const refusal = seen.refusedMs === undefined ? "–" : `${Math.round(seen.refusedMs)} ms`;
    rows.push({
      "Redis is": loss.awayMs === 0 ? loss.how : `${loss.how} for ${loss.awayMs / 1000} s`,
      "a submit is refused after": refusal,
      "come again in s": seen.retryAfterSecs ?? "–",
      "a new job runs after ms": seen.backMs,
      "jobs ended": countsOf(seen.ends),
      "late presses": seen.latePresses,
      "commands looked at": seen.commandsLookedAt,
      problems: seen.problems.length,
    });
    for (const problem of seen.problems) console.error(problem);
    const isRefused = loss.how !== "killed" || (seen.refusedMs ?? Infinity) <= goals.refusedMs;
    const isBack = seen.backMs <= goals.backMs;
    isFine &&= isRefused && isBack && seen.problems.length === 0 && seen.latePresses === 0;
  }
  printTable(
    `Redis away in the middle of ${jobs} jobs (goals: refused ≤ ${goals.refusedMs} ms where it is gone, back ≤ ${goals.backMs} ms, no late or double press)`,
    rows,
  );
  return isFine;
}

async function freeze(random: () => number): Promise<boolean> {
  const frozenMs = 40_000;
  const seen = await freezeWorker({ jobs: 10, frozenMs, leaseMs: 30_000, random });
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

function countsOf(ends: readonly string[]): string {
  return [...Map.groupBy(ends, (end) => end)]
    .map(([end, all]) => `${all.length} ${end}`)
    .join(", ");
}
