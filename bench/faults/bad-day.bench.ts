import type { SimulatedFault } from "@jobcan-automation/sandbox";
import type { JobView } from "@jobcan-automation/contract";
import { type BenchedService, openBenchedService } from "../lib/benched-service.ts";
import { pollHealth } from "../lib/poll-health.ts";
import { wrongDays } from "../lib/punch-oracle.ts";
import { endOf, monthOfRows, runMonth } from "../lib/run-month.ts";
import { noCgroup, skip } from "../lib/skip.ts";
import { printTable } from "../lib/table.ts";

const days = 5;
const limitMb = 384;
const healthGoalMs = 1_000;

interface BadDay {
  title: string;
  faults: readonly SimulatedFault[];
  /** How such a job may end. */
  mayEnd: readonly string[];
  oomKills: "none" | "some";
}

/** A late reply keeps the day's page open, so that the page has time to grow. */
const waitingPage: SimulatedFault = {
  name: "reply-late-after-store",
  times: "forever",
  value: 20_000,
};

const badDays: readonly BadDay[] = [
  {
    title: "grows 16 MB a second",
    faults: [{ name: "leaking-page", value: 16 }, waitingPage],
    // Slow enough for the guard to stop the job before the kernel kills.
    mayEnd: ["MEMORY_EXHAUSTED"],
    oomKills: "none",
  },
  {
    // Half a gigabyte every 100 ms, which comes between two polls of the guard.
    title: "grows 5,000 MB a second",
    faults: [{ name: "leaking-page", value: 5_000 }, waitingPage],
    mayEnd: ["MEMORY_EXHAUSTED", "KILLED_FOR_MEMORY"],
    oomKills: "some",
  },
];

/**
 * A page that takes memory without end: the job ends and says why, the server answers all the time, and the next job
 * succeeds.
 */
export async function run(): Promise<boolean> {
  await using service = await openBenchedService({ limitMb });
  if (!service.cgroup) return skip(noCgroup);
  const results = [];
  for (const badDay of badDays) results.push(await live(service, badDay));
  printTable(
    `Bad days: a page that leaks, cgroup of ${limitMb} MB`,
    results.map(({ row }) => row),
  );
  for (const { problems } of results) for (const problem of problems) console.log(problem);
  return results.every(({ problems }) => problems.length === 0);
}

async function live(service: BenchedService, badDay: BadDay) {
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
    (kills === 0) === (badDay.oomKills === "none") ? "" : `${kills} OOM kills`,
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
