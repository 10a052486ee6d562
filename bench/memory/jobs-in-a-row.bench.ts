import { type BenchedService, openBenchedService } from "../lib/benched-service.ts";
import type { MemoryCgroup } from "../lib/machine/memory-cgroup.ts";
import { anonymousMb } from "../lib/machine/process-memory.ts";
import { wrongDays } from "../lib/punch-oracle.ts";
import { endOf, monthOfRows, runMonth } from "../lib/run-month.ts";
import { wholeFromEnv } from "../lib/seeded-random.ts";
import { noCgroup, skip } from "../lib/skip.ts";
import { printTable } from "../lib/table.ts";

const days = 20;
const limitMb = 384;
const firstMark = 10;
const allowedGrowth = 1.1;
const emptyWithinMs = 3_000;

interface After {
  job: number;
  ended: string;
  seconds: number;
  serverAnonMb: number;
  leftovers: number;
  wrong: readonly string[];
  oomKills: number;
}

/** Many jobs (100, or BENCH_JOBS) one after another in a small cgroup: nothing is killed, left behind or growing. */
export async function run(): Promise<boolean> {
  const jobs = wholeFromEnv("BENCH_JOBS", 100);
  await using service = await openBenchedService({ limitMb });
  const { cgroup } = service;
  if (!cgroup) return skip(noCgroup);
  const seen: After[] = [];
  for (let job = 1; job <= jobs; job += 1) {
    const after = await runOne(service, cgroup, job);
    seen.push(after);
    if (isBad(after)) console.error(after);
    if (job % 10 === 0) console.error(`${job}: server ${after.serverAnonMb.toFixed(1)} MB`);
  }
  const browserCount = await browsersNow(service);
  printTable(
    `${jobs} jobs in a row, ${days} days each, cgroup of ${limitMb} MB`,
    seen.filter(({ job }) => job === 1 || job % 10 === 0 || job === jobs).map(rowOf),
  );
  const growth = growthOf(seen);
  const bad = seen.filter(isBad).length;
  console.log(
    `jobs with something wrong: ${bad}; OOM kills: ${cgroup.read().oomKills}; browser_count at the end: ${browserCount}`,
  );
  console.log(
    `server memory after job ${jobs} against after job ${Math.min(firstMark, jobs)}: ${(growth * 100).toFixed(1)} % (goal ≤ 110 %)`,
  );
  return bad === 0 && browserCount === 0 && growth <= allowedGrowth;
}

async function runOne(service: BenchedService, cgroup: MemoryCgroup, job: number): Promise<After> {
  service.sandbox.reset();
  const startMs = performance.now();
  const view = await runMonth(service, days);
  const seconds = (performance.now() - startMs) / 1000;
  const left = await cgroup.leftovers([service.pid], emptyWithinMs);
  return {
    job,
    ended: endOf(view),
    seconds,
    serverAnonMb: anonymousMb(service.pid),
    leftovers: left.length,
    wrong: wrongDays(service.sandbox.punches(), monthOfRows(days)),
    oomKills: cgroup.read().oomKills,
  };
}

function isBad({ ended, leftovers, wrong, oomKills }: After): boolean {
  return ended !== "succeeded" || leftovers > 0 || wrong.length > 0 || oomKills > 0;
}

/** The higher of the counts in telemetry and in the last log line; both must be 0. */
async function browsersNow({ client, logLines }: BenchedService): Promise<number> {
  const { browserCount } = await client.telemetry.now();
  const line = logLines.findLast((text) => text.includes("browser_count decrement"));
  const logged = Number(/count=(\d+)/.exec(line ?? "")?.[1] ?? Number.NaN);
  return Math.max(browserCount, logged);
}

function growthOf(seen: readonly After[]): number {
  const before = seen[Math.min(firstMark, seen.length) - 1];
  const last = seen.at(-1);
  return before && last ? last.serverAnonMb / before.serverAnonMb : Number.NaN;
}

function rowOf(after: After) {
  return {
    job: after.job,
    ended: after.ended,
    seconds: after.seconds,
    "server anon MB": after.serverAnonMb,
    "processes left": after.leftovers,
    "wrong days": after.wrong.length,
    "OOM kills so far": after.oomKills,
  };
}
