import type { JobView } from "@jobcan-automation/contract";
import { createRandom } from "@jobcan-automation/workbook/testing";
import { type BenchedService, openBenchedService } from "../lib/benched-service.ts";
import { benchSeed, wholeFromEnv } from "../lib/from-env.ts";
import { untrueDays, wrongDays } from "../lib/punch-oracle.ts";
import { formatMoment, type Moment, pickMoment, untilMoment } from "../lib/random-moment.ts";
import { endOf, mixedRows, submitSheet, untilFinished, uploadRows } from "../lib/run-month.ts";
import { strike, untilBorn, type Victim, victims } from "../lib/strike.ts";
import { median, printTable } from "../lib/table.ts";
import type { BenchOptions } from "../main.ts";

/** Companies whose days end differently: at once, after an approval, with a kind chosen by hand, rounded in 出勤簿. */
const companies = ["default", "manual-approval", "punch-type-shown", "rounded-book"] as const;
type Company = (typeof companies)[number];

const days = 4;
const limitMb = 512;
const emptyWithinMs = 8_000;

interface Kill {
  victim: Victim;
  company: Company;
  moment: Moment;
  ended: string;
  held: number;
  problems: readonly string[];
}

/** How a job of a company ends where nothing is killed. */
interface Undisturbed {
  requests: number;
  ended: string;
}

/**
 * Kills the server, the runner's group and the browser alone in turn (100 times, or `--kills`) at random moments of
 * days with breaks and night shifts, in companies of several kinds: the receipt is true before anything is sent again, no
 * process is left, and the same sheet then completes every day, each punch once and under its kind.
 */
export async function run({
  seed = benchSeed(),
  kills = wholeFromEnv("BENCH_KILLS", 100),
}: BenchOptions): Promise<boolean> {
  const random = createRandom(seed);
  await using service = await openBenchedService({ limitMb });
  const calm = new Map<Company, Undisturbed>();
  const seen: Kill[] = [];
  for (let kill = 0; kill < kills; kill += 1) {
    const victim = victims[kill % victims.length] ?? "server";
    const company = companies[Math.floor(kill / victims.length) % companies.length] ?? "default";
    const usual = calm.get(company) ?? (await undisturbed(service, company));
    calm.set(company, usual);
    const moment = pickMoment(random, usual.requests);
    const killed = await killOnce(service, { victim, company, moment, usual });
    seen.push(killed);
    console.error(
      `${kill + 1}: ${victim} of ${company} at ${formatMoment(moment)}: ${killed.problems.join("; ") || "fine"}`,
    );
  }
  const bad = seen.filter(({ problems }) => problems.length > 0);
  printTable(
    `Killed ${kills} times, ${days} days each with breaks and nights (--kills ${kills} --seed ${seed})`,
    [...Map.groupBy(seen, ({ victim, ended }) => `${victim}: ${ended}`)]
      .toSorted(([a], [b]) => a.localeCompare(b))
      .map(([what, runs]) => rowOf(what, runs)),
  );
  console.log(`runs with a lost, double, wrong or untrue day: ${bad.length} of ${kills}`);
  return bad.length === 0;
}

async function undisturbed(service: BenchedService, company: Company): Promise<Undisturbed> {
  service.sandbox.reset(company);
  const job = await untilFinished(service, await submitMixed(service));
  return { requests: service.sandbox.counts.requests, ended: endOf(job) };
}

async function killOnce(
  service: BenchedService,
  {
    victim,
    company,
    moment,
    usual,
  }: Omit<Kill, "ended" | "held" | "problems"> & { usual: Undisturbed },
): Promise<Kill> {
  const { sandbox } = service;
  sandbox.reset(company);
  const jobId = await submitMixed(service);
  const runner = await untilBorn(service.pid);
  await untilMoment(sandbox, moment);
  await strike(service, { victim, runner });
  const cut = await untilFinished(service, jobId, { withinMs: 60_000 });
  const left = (await service.cgroup?.leftovers([service.pid], emptyWithinMs)) ?? [];
  const held = sandbox.punches();
  const untrue = untrueDays(held, cut.days);
  // Sent again as the user would do it.
  const again = await untilFinished(service, await submitMixed(service));
  return {
    victim,
    company,
    moment,
    ended: endOf(cut),
    held: held.length,
    problems: [
      ...unfinished(cut),
      ...(left.length > 0 ? [`${left.length} processes left`] : []),
      ...untrue.map((day) => `the receipt is not true: ${day}`),
      ...(endOf(again) === usual.ended ? [] : [`sent again it ended ${endOf(again)}`]),
      ...wrongDays(sandbox.punches(), mixedRows(days)),
    ],
  };
}

async function submitMixed(service: BenchedService): Promise<string> {
  return await submitSheet(service, await uploadRows(service, mixedRows(days)));
}

function unfinished({ status }: JobView): string[] {
  return status.state === "finished" ? [] : [`the job is ${status.state}`];
}

function rowOf(what: string, runs: readonly Kill[]) {
  return {
    "killed, and how the job ended": what,
    runs: runs.length,
    "earliest request": Math.min(...runs.map(({ moment }) => moment.afterRequests)),
    "latest request": Math.max(...runs.map(({ moment }) => moment.afterRequests)),
    "punches held, median": median(runs.map(({ held }) => held)),
    problems: runs.filter(({ problems }) => problems.length > 0).length,
  };
}
