import { type BenchedService, openBenchedService } from "../lib/benched-service.ts";
import type { MemoryCgroup } from "../lib/machine/memory-cgroup.ts";
import { anonymousMb } from "../lib/machine/process-memory.ts";
import { wrongDays } from "../lib/punch-oracle.ts";
import { endOf, monthOfRows, runMonth } from "../lib/run-month.ts";
import type { BenchOptions } from "../main.ts";
import { wholeFromEnv } from "../lib/from-env.ts";
import { noCgroup, skip } from "../lib/skip.ts";
import { printTable } from "../lib/table.ts";

const limitMb = 384;
/** Growth counts from this job on: by then all that is loaded once is there. */
const markOf = (jobs: number) => Math.min(jobs, jobs >= 1_000 ? 100 : 10);
const allowedGrowth = 1.1;
const emptyWithinMs = 3_000;

interface After {
  job: number;
  ended: string;
  /** Why, where it did not succeed. */
  error: unknown;
  seconds: number;
  serverAnonMb: number;
  leftovers: number;
  wrong: readonly string[];
  oomKills: number;
}

/**
 * Many jobs (100 of 20 days, or `--jobs` of `--days`) one after another in a small cgroup: nothing is killed, left behind
 * or growing.
 */
export async function run({
  jobs = wholeFromEnv("BENCH_JOBS", 100),
  days = 20,
}: BenchOptions): Promise<boolean> {
  await using service = await openBenchedService({ limitMb });
  const { cgroup } = service;
  if (!cgroup) return skip(noCgroup);
  const seen: After[] = [];
  for (let job = 1; job <= jobs; job += 1) {
    const after = await runOne(service, cgroup, { job, days });
    seen.push(after);
    if (isBad(after)) console.error(after);
    if (job % 10 === 0) console.error(`${job}: server ${after.serverAnonMb.toFixed(1)} MB`);
  }
  const browserCount = await browsersNow(service);
  printTable(
    `${jobs} jobs in a row, ${days} days each, cgroup of ${limitMb} MB`,
    seen
      .filter(({ job }) => job === 1 || job % Math.max(10, jobs / 20) === 0 || job === jobs)
      .map((after) => rowOf(after, seen[markOf(jobs) - 1])),
  );
  const growth = growthOf(seen, markOf(jobs));
  const bad = seen.filter(isBad).length;
  console.log(
    `jobs with something wrong: ${bad}; OOM kills: ${cgroup.read().oomKills}; browser_count at the end: ${browserCount}`,
  );
  console.log(
    `server memory after job ${jobs} against after job ${markOf(jobs)}: ${(growth * 100).toFixed(1)} % (goal ≤ 110 %)`,
  );
  return bad === 0 && browserCount === 0 && growth <= allowedGrowth;
}

async function runOne(
  service: BenchedService,
  cgroup: MemoryCgroup,
  { job, days }: { job: number; days: number },
): Promise<After> {
  service.sandbox.reset();
  const startMs = performance.now();
  const end = await endOfMonth(service, days);
  const seconds = (performance.now() - startMs) / 1000;
  const left = await cgroup.leftovers([service.pid], emptyWithinMs);
  return {
    job,
    ...end,
    seconds,
    serverAnonMb: anonymousMb(service.pid),
    leftovers: left.length,
    wrong: wrongDays(service.sandbox.punches(), monthOfRows(days)),
    oomKills: cgroup.read().oomKills,
  };
}

/** One call of thousands that a busy machine cuts is told, and ends neither the row nor what is known of it. */
async function endOfMonth(
  service: BenchedService,
  days: number,
): Promise<Pick<After, "ended" | "error">> {
  try {
    const view = await runMonth(service, days);
    const { status } = view;
    return { ended: endOf(view), error: status.state === "finished" ? status.error : status.state };
  } catch (error) {
    return { ended: "no answer", error };
  }
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

function growthOf(seen: readonly After[], mark: number): number {
  const before = seen[mark - 1];
  const last = seen.at(-1);
  return before && last ? last.serverAnonMb / before.serverAnonMb : Number.NaN;
}

/** `mark` is the job from which growth counts. */
function rowOf(after: After, mark: After | undefined) {
  const drift = mark && after.job >= mark.job ? after.serverAnonMb / mark.serverAnonMb - 1 : 0;
  return {
    job: after.job,
    ended: after.ended,
    seconds: after.seconds,
    "server anon MB": after.serverAnonMb,
    "drift %": drift * 100,
    "processes left": after.leftovers,
    "wrong days": after.wrong.length,
    "OOM kills so far": after.oomKills,
  };
}
