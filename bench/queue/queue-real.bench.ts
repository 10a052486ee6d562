import { rmSync } from "node:fs";
import { createAutofillClient } from "@jobcan-automation/client";
import { hasRedis, startRedis } from "@jobcan-automation/queue/testing";
import { type Account, demoAccount, startSandbox, tenants } from "@jobcan-automation/sandbox";
import { copyBuild } from "../lib/benched-service.ts";
import { cores, watchCpu } from "../lib/machine/cpu-share.ts";
import { wrongDays } from "../lib/punch-oracle.ts";
import { openQueuePart } from "../lib/queue-part.ts";
import { endOf, monthOfRows, submitSheet, untilFinished, uploadMonth } from "../lib/run-month.ts";
import { skip } from "../lib/skip.ts";
import { printTable } from "../lib/table.ts";
import type { BenchOptions } from "../main.ts";

const withinMs = 300_000;

/** Real jobs with real browsers over one web server, with one worker and then with two. */
export async function run({ jobs = 4, days = 10 }: BenchOptions): Promise<boolean> {
  if (!hasRedis) return skip("there is no redis-server");
  const built = await copyBuild();
  try {
    const rows = [];
    for (const workers of [1, 2]) rows.push(await runWith({ built, workers, jobs, days }));
    printTable(`${jobs} real jobs of ${days} days (${cores()}, whoever uses them)`, rows);
    return rows.every((row) => row["wrong days"] === 0 && row.ended === "succeeded");
  } finally {
    rmSync(built, { recursive: true, force: true });
  }
}

interface With {
  built: string;
  workers: number;
  jobs: number;
  days: number;
}

async function runWith({ built, workers, jobs, days }: With) {
  await using opened = new AsyncDisposableStack();
  const sandbox = opened.use(await startSandbox({ latencyMs: 0 }));
  const accounts = Array.from({ length: jobs }, (_, index) => personOf(index + 1));
  sandbox.reset({ ...tenants.default, accounts });
  const redis = opened.use(await startRedis());
  const env = {
    PRACTICE_ID_URL: sandbox.idUrl,
    PRACTICE_SSL_URL: sandbox.sslUrl,
    MAX_QUEUE_SIZE: "100",
  };
  const queue = { url: redis.url };
  const web = opened.use(await openQueuePart({ built, queue: { ...queue, role: "web" }, env }));
  for (let worker = 0; worker < workers; worker += 1) {
    opened.use(await openQueuePart({ built, queue: { ...queue, role: "worker" }, env }));
  }
  const people = await Promise.all(
    accounts.map(async ({ email }) => {
      const client = createAutofillClient({ url: web.url });
      return { email, client, sheet: await uploadMonth({ client }, days) };
    }),
  );
  const cpu = watchCpu([redis.pid]);
  const startMs = performance.now();
  const ends = await Promise.all(
    people.map(async ({ email, client, sheet }) => {
      const jobId = await submitSheet({ client }, sheet, email);
      return await untilFinished({ client }, jobId, { withinMs });
    }),
  );
  const secs = (performance.now() - startMs) / 1000;
  const wrong = people.flatMap(({ email }) => wrongDays(sandbox.punches(email), monthOfRows(days)));
  return {
    workers,
    "all after s": secs,
    "jobs a minute": (jobs / secs) * 60,
    "machine's CPU %": cpu.ofMachine(),
    "Redis' CPU % of one core": cpu.ofProcess(redis.pid),
    ended: [...new Set(ends.map(endOf))].join(", "),
    "events a job": ends[0]?.lastSeq ?? 0,
    "wrong days": wrong.length,
  };
}

/** An employee of the practice company. */
function personOf(number: number): Account {
  const own = { email: `person-${number}@example.jp`, staffCode: `S000${number}` };
  return { ...demoAccount, ...own, employeeId: 1000 + number };
}
