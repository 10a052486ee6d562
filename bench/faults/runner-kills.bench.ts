import { setTimeout as wait } from "node:timers/promises";
import { type BenchedService, openBenchedService } from "../lib/benched-service.ts";
import { killQuietly } from "../lib/machine/memory-cgroup.ts";
import { childrenOf } from "../lib/machine/process-memory.ts";
import { untrueDays, wrongDays } from "../lib/punch-oracle.ts";
import { type Moment, pickMoment, formatMoment, untilMoment } from "../lib/random-moment.ts";
import {
  endOf,
  monthOfRows,
  requestsOfJob,
  runMonth,
  submitMonth,
  untilFinished,
} from "../lib/run-month.ts";
import { benchSeed, createRandom, wholeFromEnv } from "../lib/seeded-random.ts";
import { median, printTable } from "../lib/table.ts";

const days = 5;
const limitMb = 512;
const bornWithinMs = 5_000;

/** Who is killed: the runner's whole group, or the browser alone, which the runner then starts anew. */
const victims = ["runner", "browser"] as const;
type Victim = (typeof victims)[number];

interface Killed {
  victim: Victim;
  moment: Moment;
  ended: string;
  heldAtKill: number;
  problems: readonly string[];
}

/**
 * Kills the runner's process group and the browser alone, in turn, at random moments (50 in all, or BENCH_KILLS) and
 * sends the same sheet again: every day must hold one in and one out.
 */
export async function run(): Promise<boolean> {
  const kills = wholeFromEnv("BENCH_KILLS", 50);
  const seed = benchSeed();
  const random = createRandom(seed);
  await using service = await openBenchedService({ limitMb });
  const requests = await requestsOfJob(service, days);
  const seen: Killed[] = [];
  for (let kill = 1; kill <= kills; kill += 1) {
    const victim = victims[kill % victims.length] ?? "runner";
    const killed = await killOnce(service, { victim, moment: pickMoment(random, requests) });
    seen.push(killed);
    if (killed.problems.length > 0) console.error(`${kill}: ${killed.problems.join("; ")}`);
  }
  printTable(
    `The runner's group and the browser alone killed in turn, ${kills} times, ${days} days each (a job makes ${requests} requests; BENCH_SEED=${seed})`,
    [...Map.groupBy(seen, ({ victim, ended }) => `${victim}: ${ended}`)]
      .toSorted(([a], [b]) => a.localeCompare(b))
      .map(([what, runs]) => rowOf(what, runs)),
  );
  const bad = seen.filter(({ problems }) => problems.length > 0);
  for (const { victim, moment, problems } of bad) {
    console.log(`${victim} killed at ${formatMoment(moment)}: ${problems.join("; ")}`);
  }
  console.log(`runs with a missing, double or untrue day: ${bad.length} of ${kills}`);
  return bad.length === 0;
}

async function killOnce(
  service: BenchedService,
  { victim, moment }: Pick<Killed, "victim" | "moment">,
): Promise<Killed> {
  const { sandbox, pid } = service;
  sandbox.reset();
  const jobId = await submitMonth(service, days);
  const runner = await untilBorn(pid);
  await untilMoment(sandbox, moment);
  if (runner !== undefined) strike(victim, runner);
  const cut = await untilFinished(service, jobId, { withinMs: 30_000 });
  const left = (await service.cgroup?.leftovers([pid], 3_000)) ?? [];
  const held = sandbox.punches();
  const again = await runMonth(service, days);
  return {
    victim,
    moment,
    ended: endOf(cut),
    heldAtKill: held.length,
    problems: [
      ...(left.length > 0 ? [`${left.length} processes left`] : []),
      ...untrueDays(held, cut.days).map((day) => `the ledger is not true: ${day}`),
      ...(endOf(again) === "succeeded" ? [] : [`sent again it ended ${endOf(again)}`]),
      ...wrongDays(sandbox.punches(), monthOfRows(days)),
    ],
  };
}

/** A browser that is not there yet, or no more, cannot be killed. */
function strike(victim: Victim, runner: number): void {
  if (victim === "runner") killQuietly(-runner);
  else for (const browser of childrenOf(runner, "chrom")) killQuietly(browser);
}

/** The runner's process id, which is also that of its group. Undefined where the run ended before it was seen. */
async function untilBorn(serverPid: number): Promise<number | undefined> {
  const deadlineMs = performance.now() + bornWithinMs;
  while (performance.now() < deadlineMs) {
    const [runner] = childrenOf(serverPid, "runner-main");
    if (runner !== undefined) return runner;
    await wait(5);
  }
  return undefined;
}

function rowOf(what: string, runs: readonly Killed[]) {
  return {
    "killed, and how the job ended": what,
    runs: runs.length,
    "earliest request": Math.min(...runs.map(({ moment }) => moment.afterRequests)),
    "latest request": Math.max(...runs.map(({ moment }) => moment.afterRequests)),
    "punches held, median": median(runs.map(({ heldAtKill }) => heldAtKill)),
    problems: runs.filter(({ problems }) => problems.length > 0).length,
  };
}
