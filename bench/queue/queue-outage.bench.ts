import { hasRedis, loseRedis, type LoseRedisOptions } from "@jobcan-automation/queue/testing";
import { countsOf } from "../lib/counts-of.ts";
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
 * Runs of 20 days in a worker process, and a Redis that is gone, silent or emptied in the middle of five. All that it
 * is sent and keeps is looked through for the password.
 */
export async function run({ jobs = 5 }: BenchOptions): Promise<boolean> {
  if (!hasRedis) return skip("there is no redis-server");
  const rows = [];
  let isFine = true;
  for (const loss of losses) {
    const dayMs = Math.max(500, loss.awayMs / 15);
    const seen = await loseRedis({ jobs, ...loss, dayMs });
    const refusal = seen.refusedMs === undefined ? "–" : `${Math.round(seen.refusedMs)} ms`;
    rows.push({
      "Redis is": loss.awayMs === 0 ? loss.how : `${loss.how} for ${loss.awayMs / 1000} s`,
      "a submit is refused after": refusal,
      "come again in s": seen.retryAfterSecs ?? "–",
      "a new job runs after ms": seen.backMs,
      "jobs ended": countsOf(seen.ends),
      "late presses": seen.latePresses,
      "commands searched": seen.commandsSearched,
      problems: seen.problems.length,
    });
    console.error(`${loss.how}: ${countsOf(seen.ends)}`);
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
