import type { SimulatedFault } from "@jobcan-automation/sandbox";
import type { JobView } from "@jobcan-automation/contract";
import { type BenchedService, openBenchedService } from "../lib/benched-service.ts";
import { copyBinaries } from "../lib/machine/cold-binaries.ts";
import { canOpenMemoryCgroup } from "../lib/machine/memory-cgroup.ts";
import { pollHealth } from "../lib/poll-health.ts";
import { wrongDays } from "../lib/punch-oracle.ts";
import { endOf, monthOfRows, runMonth } from "../lib/run-month.ts";
import { noCgroup, skip } from "../lib/skip.ts";
import { printTable } from "../lib/table.ts";

const days = 5;

interface BadDay {
  title: string;
  faults: readonly SimulatedFault[];
  /** How such a job may end. */
  mayEnd: readonly string[];
  oomKills: "none" | "some" | "any";
}

/** A late reply keeps the day's page open, so that the page has time to grow. */
const waitingPage: SimulatedFault = {
  name: "reply-late-after-store",
  times: "forever",
  value: 20_000,
};

/** Slow enough for the guard to stop the job before the kernel kills. */
function growing(mbPerSec: number): BadDay {
  return {
    title: `grows ${mbPerSec} MB a second`,
    faults: [{ name: "leaking-page", value: mbPerSec }, waitingPage],
    mayEnd: ["MEMORY_EXHAUSTED"],
    oomKills: "none",
  };
}

/** Half a gigabyte every 100 ms, which comes between two polls of the guard. */
const bursting: BadDay = {
  ...growing(5_000),
  mayEnd: ["MEMORY_EXHAUSTED", "KILLED_FOR_MEMORY"],
  oomKills: "some",
};

/** Faster than a browser closes: the stop is in time, and the kernel may kill while the page still grows. */
const fast: BadDay = { ...growing(64), oomKills: "any" };

/**
 * The small one reads its programs from disk anew: most of its working set is their pages, and the server's own come
 * back from the disk too.
 */
const containers = [
  { limitMb: 384, isCold: false, badDays: [growing(16), fast, bursting], healthGoalMs: 1_000 },
  { limitMb: 216, isCold: true, badDays: [growing(16)], healthGoalMs: 5_000 },
] as const;

/**
 * A page that takes memory without end: the job ends and says why, the server answers all the time, and the next job
 * succeeds.
 */
export async function run(): Promise<boolean> {
  if (!(await canOpenMemoryCgroup())) return skip(noCgroup);
  const results = [];
  for (const container of containers) results.push(...(await liveIn(container)));
  printTable(
    "Bad days: a page that leaks",
    results.map(({ row }) => row),
  );
  for (const { problems } of results) for (const problem of problems) console.log(problem);
  return results.every(({ problems }) => problems.length === 0);
}

async function liveIn({ limitMb, isCold, badDays, healthGoalMs }: (typeof containers)[number]) {
  await using binaries = isCold ? await copyBinaries() : undefined;
  await binaries?.cool();
  const options = { limitMb, env: unsetThresholds, ...(binaries && { binaries }) };
  await using service = await openBenchedService(options);
  const results = [];
  for (const badDay of badDays) {
    const { problems, row } = await live(service, badDay, healthGoalMs);
    results.push({
      problems: problems.map((problem) => `${limitMb} MB, ${problem}`),
      row: { "limit MB": limitMb, ...row },
    });
  }
  return results;
}

/** To the server, empty means not set. */
const unsetThresholds = { MEMORY_LIMIT_MB: "", MEMORY_WARNING_MB: "" };

async function live(service: BenchedService, badDay: BadDay, healthGoalMs: number) {
  const { sandbox, cgroup, pid } = service;
  const killsBefore = cgroup?.read().oomKills ?? 0;
  sandbox.reset();
  for (const fault of badDay.faults) sandbox.setFault(fault);
  using health = pollHealth(service.url);
  const startMs = performance.now();
  const bad = await runMonth(service, days);
  const seconds = (performance.now() - startMs) / 1000;
  const left = (await cgroup?.leftovers([pid], 3_000)) ?? [];
  const kills = (cgroup?.read().oomKills ?? 0) - killsBefore;
  sandbox.clearFaults();
  const next = await runMonth(service, days);
  const isSame = service.isAlive() && service.pid === pid;
  const known = countsOf(bad);
  const problems = [
    badDay.mayEnd.some((code) => endOf(bad).endsWith(code)) ? "" : `ended ${endOf(bad)}`,
    badDay.oomKills === "any" || (kills === 0) === (badDay.oomKills === "none")
      ? ""
      : `${kills} OOM kills`,
    health.longestMs <= healthGoalMs && health.failed === 0
      ? ""
      : `/healthz took ${health.longestMs} ms`,
    isSame ? "" : "the server is not the same any more",
    left.length === 0 ? "" : `${left.length} processes left`,
    endOf(next) === "succeeded" ? "" : `the next job ended ${endOf(next)}`,
    ...wrongDays(sandbox.punches(), monthOfRows(days)),
  ].filter(Boolean);
  return {
    problems: problems.map((problem) => `${badDay.title}: ${problem}`),
    row: {
      page: badDay.title,
      ended: endOf(bad),
      seconds,
      "days known": known,
      "OOM kills": kills,
      "/healthz asked": health.asked,
      failed: health.failed,
      "longest ms": Math.round(health.longestMs),
      "server restarts": isSame ? 0 : 1,
      "next job": endOf(next),
    },
  };
}

function countsOf(job: JobView): string {
  const counts = Map.groupBy(job.days, ({ outcome }) => outcome ?? "none");
  return [...counts].map(([outcome, group]) => `${group.length} ${outcome}`).join(", ");
}
