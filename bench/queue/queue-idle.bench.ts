import { existsSync, readFileSync, rmSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { hasRedis, type RedisServer, startRedis } from "@jobcan-automation/queue/testing";
import { copyBuild } from "../lib/benched-service.ts";
import { openQueuePart, type QueuePart } from "../lib/queue-part.ts";
import { commandsOf } from "../lib/redis-commands.ts";
import { skip } from "../lib/skip.ts";
import { printTable } from "../lib/table.ts";

const settleMs = 8_000;
/** A whole number of each of a worker's periods: 2, 3, 5, 30 and 60 s. */
const watchMs = 60_000;
const goals = { webCommands: 0, workerCommands: 3.5, grownMb: 20 };

/** The built service at rest over a real Redis: what it asks of it, and a web server's memory with and without. */
export async function run(): Promise<boolean> {
  if (!hasRedis) return skip("there is no redis-server");
  if (!existsSync("/proc/self/status")) return skip("there is no /proc to read");
  const built = await copyBuild();
  try {
    const alone = await memoryOf(await openQueuePart({ built }));
    await using redis = await startRedis();
    const queue = { url: redis.url, role: "web" } as const;
    await using web = await openQueuePart({ built, queue });
    const webMb = await settledMb(web);
    const webCommands = await commandsPerSec(redis);
    await using _worker = await openQueuePart({ built, queue: { ...queue, role: "worker" } });
    await wait(settleMs);
    const workerCommands = (await commandsPerSec(redis)) - webCommands;
    printTable("At rest", [
      row("commands a second of a web server", webCommands, `≤ ${goals.webCommands}`),
      row("commands a second of a worker", workerCommands, `≤ ${goals.workerCommands}`),
      row("memory of a server without QUEUE_URL, MB", alone, ""),
      row("memory of a web server, MB", webMb, `≤ ${Math.round(alone + goals.grownMb)}`),
    ]);
    const isQuiet = webCommands < 0.05 && workerCommands <= goals.workerCommands;
    return isQuiet && webMb - alone <= goals.grownMb;
  } finally {
    rmSync(built, { recursive: true, force: true });
  }
}

function row(what: string, value: number, goal: string) {
  return { what, value: Number(value.toFixed(2)).toString(), goal };
}

async function memoryOf(part: QueuePart): Promise<number> {
  await using own = part;
  return await settledMb(own);
}

async function settledMb({ pid }: QueuePart): Promise<number> {
  await wait(settleMs);
  const kb = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return Number(kb) / 1024;
}

/** Commands of scripts count too, our own two do not. */
async function commandsPerSec(redis: RedisServer): Promise<number> {
  const before = await commandsOf(redis);
  await wait(watchMs);
  return ((await commandsOf(redis)) - before - 1) / (watchMs / 1000);
}
