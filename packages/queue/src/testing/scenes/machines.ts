import { jobRequest, rowsOf, usualLimits } from "@jobcan-automation/core/testing";
import type { JobEngine, JobRef } from "@jobcan-automation/core";
import type { JobView } from "@jobcan-automation/contract";
import { setTimeout as wait } from "node:timers/promises";
import { type AttendanceSite, type SitePress, startAttendanceSite } from "../attendance-site.ts";
import type { Canary } from "../canary.ts";
import { openTestQueue, type TestQueue, type TestQueueOptions } from "../open-test-queue.ts";
import { type RedisServer, type RedisServerOptions, startRedis } from "../redis-server.ts";
import { startWorker, type WorkerProcess, type WorkerProcessOptions } from "../worker-process.ts";

/** A Redis, a site and a web server, and workers as processes of their own. */
export interface Machines extends AsyncDisposable {
  /** The one that is there now. */
  redis: RedisServer;
  readonly site: AttendanceSite;
  readonly web: TestQueue;
  /** All that were started. */
  readonly workers: readonly WorkerProcess[];
  startWorker(options?: Partial<WorkerProcessOptions>): Promise<WorkerProcess>;
  openWeb(url?: string): Promise<TestQueue>;
  /** Ends Redis as a crash does; the returned starts it anew with what it had stored. */
  loseRedis(): Promise<() => Promise<void>>;
}

const manyMayWait: TestQueueOptions = {
  role: "web",
  given: { limits: { ...usualLimits, maxQueue: 10_000, perOwner: 10_000 } },
};
const stores: RedisServerOptions = { more: ["--appendonly", "yes", "--appendfsync", "always"] };

export async function openMachines(): Promise<Machines> {
  await using opening = new AsyncDisposableStack();
  const servers = opening.use(new AsyncDisposableStack());
  const redis = servers.use(await startRedis(stores));
  const site = opening.use(await startAttendanceSite());
  const web = opening.use(await openTestQueue(redis.url, manyMayWait));
  const workers: WorkerProcess[] = [];
  const held = opening.move();
  const machines: Machines = {
    redis,
    site,
    web,
    workers,
    async startWorker(options) {
      const worker = await startWorker({ url: redis.url, siteUrl: site.url, ...options });
      workers.push(held.use(worker));
      return worker;
    },
    openWeb: async (url = redis.url) => held.use(await openTestQueue(url, manyMayWait)),
    async loseRedis() {
      await machines.redis.kill();
      const { port, folder } = redis;
      return async () => {
        machines.redis = servers.use(await startRedis({ port, folder, ...stores }));
      };
    },
    [Symbol.asyncDispose]: async () => await held.disposeAsync(),
  };
  return machines;
}

/** What jobs are sent with (core's `jobRequest`). */
export const secretWords = ["correct horse"];

/** Where a secret was found, of all that Redis was sent and keeps and that workers have printed. */
export async function secretsFound(machines: Machines, canary: Canary): Promise<string[]> {
  const lines = machines.workers.flatMap((worker) => worker.lines);
  const printed = lines.filter((line) => secretWords.some((word) => line.includes(word)));
  const found = await canary.found(machines.redis);
  return [...found, ...printed.map((line) => `line ${line}`)].map(
    (where) => `a secret in a ${where}`,
  );
}

/** A job of so many days for an account of its own. */
export async function submitDays(
  { engine }: Pick<TestQueue, "engine">,
  login: string,
  days: number,
): Promise<JobRef> {
  const request = jobRequest({ login, owner: `owner of ${login}`, rows: rowsOf(days) });
  const { jobId } = await engine.submit(request);
  return { jobId, owner: request.owner };
}

/** The names of so many people. */
export function accountsOf(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `person-${index}@x.jp`);
}

/** Sends a job for each account, and waits until each has pressed more than once a day's times. */
export async function untilMidDay(
  { site, web }: Machines,
  accounts: readonly string[],
  days: number,
): Promise<JobRef[]> {
  const refs = await Promise.all(
    accounts.map(async (account) => await submitDays(web, account, days)),
  );
  await until(() => accounts.every((account) => pressesOf(site, account).length > 2) || undefined, {
    what: "all jobs in mid-day",
  });
  return refs;
}

/** What was pressed for an account. */
export function pressesOf({ presses }: AttendanceSite, account: string): SitePress[] {
  return presses.filter((press) => press.account === account);
}

/** Polls until there is something. Throws `what` after so long. */
export async function until<T>(
  poll: () => Promise<T | undefined> | T | undefined,
  { what, withinMs = 60_000, everyMs = 20 }: { what: string; withinMs?: number; everyMs?: number },
): Promise<T> {
  const endMs = performance.now() + withinMs;
  for (;;) {
    const found = await poll();
    if (found !== undefined) return found;
    if (performance.now() > endMs) throw new Error(`not in time: ${what}`);
    await wait(everyMs);
  }
}

export async function untilEnded(engine: JobEngine, ref: JobRef): Promise<JobView> {
  const poll = async () => {
    const job = await engine.get(ref).catch(() => undefined);
    return job?.status.state === "finished" ? job : undefined;
  };
  return await until(poll, { what: `the end of ${ref.jobId}`, withinMs: 120_000, everyMs: 200 });
}

/** "succeeded": how a job has ended, or in which state it is. */
export function outcomeOf({ status }: JobView): string {
  return status.state === "finished" ? status.outcome : status.state;
}

/** Days whose record says something else than the site, by what it says. */
export function untrueDays(site: AttendanceSite, account: string, job: JobView): string[] {
  return job.days
    .filter(({ date, outcome, sent, wanted }) => {
      const held = pressesOf(site, account).filter((press) => press.date === date).length;
      if (outcome === "verified") return held !== wanted.length;
      if (outcome === "not_reached") return held !== 0;
      return outcome === undefined || held > sent.length;
    })
    .map(({ date, outcome }) => `${date} ${outcome ?? "without an end"}`);
}

/** Times of an account that the site does not hold after `days` were sent. */
export function lostTimes(site: AttendanceSite, account: string, days: number): number {
  const held = new Set(pressesOf(site, account).map(({ date, minutes }) => `${date} ${minutes}`));
  return 2 * days - held.size;
}

/** The value that so many of a hundred do not exceed. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil((sorted.length * percent) / 100) - 1] ?? Number.NaN;
}
