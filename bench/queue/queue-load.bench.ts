import { setTimeout as wait } from "node:timers/promises";
import {
  hasRedis,
  openMachines,
  type Machines,
  submitDays,
} from "@jobcan-automation/queue/testing";
import { cores, watchCpu } from "../lib/machine/cpu-share.ts";
import { commandsOf } from "../lib/redis-commands.ts";
import { skip } from "../lib/skip.ts";
import { printTable } from "../lib/table.ts";
import type { BenchOptions } from "../main.ts";

const days = 20;
const fixedMs = 500;
const warmMs = 5_000;
const countMs = 20_000;
const goalTimes = 3.8;
const fullPercent = 80;
const workerCounts = [1, 2, 4, 8, 12, 16];

interface Counted {
  workers: number;
  perMinute: number;
  machinePercent: number;
  redisPercent: number;
  redisCommands: number;
}

/**
 * Jobs a minute with runs that wait 500 ms and then write what a real one of 20 days writes, each worker with one
 * place, until the processors are full.
 */
export async function run({ jobs: most = 8 }: BenchOptions): Promise<boolean> {
  if (!hasRedis) return skip("there is no redis-server");
  await using machines = await openMachines();
  using feed = feedJobs(machines);
  const counted: Counted[] = [];
  for (const workers of workerCounts.filter((count) => count <= most)) {
    while (machines.workers.length < workers) {
      await machines.startWorker({ beforeMs: fixedMs, isOffline: true });
    }
    feed.keep(2 * workers);
    await wait(warmMs);
    counted.push(await countJobs(machines, workers));
    if (workers >= 4 && (counted.at(-1)?.machinePercent ?? 0) >= 95) break;
  }
  const [one, four] = [1, 4].map((workers) => counted.find((each) => each.workers === workers));
  const times = (four?.perMinute ?? 0) / (one?.perMinute ?? Number.NaN);
  printTable(
    `Jobs of ${fixedMs} ms and the writes of ${days} days (${cores()}, whoever uses them)`,
    counted.map((each) => ({
      workers: each.workers,
      "jobs a minute": each.perMinute,
      "times one worker's": each.perMinute / (one?.perMinute ?? Number.NaN),
      "machine's CPU %": each.machinePercent,
      "Redis' CPU % of one core": each.redisPercent,
      "Redis' commands a second": Math.round(each.redisCommands),
    })),
  );
  const wasFull = (four?.machinePercent ?? 100) >= fullPercent;
  console.log(
    `four workers do ${times.toFixed(2)} times as much as one (goal ≥ ${goalTimes}${wasFull ? `; the processors were ${fullPercent} % full, so this proves nothing` : ""})`,
  );
  return times >= goalTimes;
}

async function countJobs(machines: Machines, workers: number): Promise<Counted> {
  const { redis, site } = machines;
  const cpu = watchCpu([redis.pid]);
  const startAt = Date.now();
  const before = await commandsOf(redis);
  await wait(countMs);
  const mins = (Date.now() - startAt) / 60_000;
  const ended = site.marks.filter(({ what, at }) => what === "ended" && at >= startAt).length;
  return {
    workers,
    perMinute: ended / mins,
    machinePercent: cpu.ofMachine(),
    redisPercent: cpu.ofProcess(redis.pid),
    redisCommands: ((await commandsOf(redis)) - before) / (mins * 60),
  };
}

/** Keeps so many jobs waiting or running. */
function feedJobs(machines: Machines): Disposable & { keep(jobs: number): void } {
  let given = 0;
  let kept = 0;
  let ended = 0;
  const send = () => {
    while (given - ended < kept) {
      given += 1;
      submitDays(machines.web, `person ${given}@x.jp`, days).catch(() => (ended += 1));
    }
  };
  const listening = machines.site.onMark(({ what }) => {
    if (what !== "ended") return;
    ended += 1;
    send();
  });
  return {
    keep(jobs) {
      kept = jobs;
      send();
    },
    [Symbol.dispose]: () => listening[Symbol.dispose](),
  };
}
