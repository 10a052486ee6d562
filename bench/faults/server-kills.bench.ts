import type { JobView } from "@jobcan-automation/contract";
import { type BenchedService, openBenchedService } from "../lib/benched-service.ts";
import type { MemoryCgroup } from "../lib/machine/memory-cgroup.ts";
import { untrueDays, wrongDays } from "../lib/punch-oracle.ts";
import { type Moment, pickMoment, formatMoment, untilMoment } from "../lib/random-moment.ts";
import {
  endOf,
  monthOfRows,
  requestsOfJob,
  submitSheet,
  untilFinished,
  uploadMonth,
} from "../lib/run-month.ts";
import { benchSeed, createRandom, wholeFromEnv } from "../lib/seeded-random.ts";
import { noCgroup, skip } from "../lib/skip.ts";
import { printTable } from "../lib/table.ts";

const days = 10;
const limitMb = 384;
const emptyWithinMs = 8_000;

interface Kill {
  kill: number;
  moment: Moment;
  ended: string;
  known: number;
  sentBefore: number;
  leftovers: number;
  sentAgain: string;
  problems: readonly string[];
}

/**
 * kill -9 of the server at random moments of a job (20, or BENCH_KILLS): no process is left, the record is true, and
 * the same sheet can be completed.
 */
export async function run(): Promise<boolean> {
  const kills = wholeFromEnv("BENCH_KILLS", 20);
  const seed = benchSeed();
  const random = createRandom(seed);
  await using service = await openBenchedService({ limitMb });
  const { cgroup } = service;
  if (!cgroup) return skip(noCgroup);
  const requests = await requestsOfJob(service, days);
  const seen: Kill[] = [];
  for (let kill = 1; kill <= kills; kill += 1) {
    const moment = pickMoment(random, requests);
    const killed = await killOnce({ service, cgroup }, { kill, moment });
    seen.push(killed);
    console.error(`${kill}: ${formatMoment(moment)}, ${killed.problems.join("; ") || "fine"}`);
  }
  printTable(
    `The server killed ${kills} times during a job of ${days} days (a job makes ${requests} requests; BENCH_SEED=${seed})`,
    seen.map(rowOf),
  );
  for (const { kill, problems } of seen) {
    for (const problem of problems) console.log(`kill ${kill}: ${problem}`);
  }
  return seen.every(({ problems }) => problems.length === 0);
}

async function killOnce(
  { service, cgroup }: { service: BenchedService; cgroup: MemoryCgroup },
  { kill, moment }: { kill: number; moment: Moment },
): Promise<Kill> {
  const { sandbox, client } = service;
  sandbox.reset();
  const sheet = await uploadMonth(service, days);
  const jobId = await submitSheet(service, sheet);
  await untilMoment(sandbox, moment);
  await service.kill();
  await service.start();
  const left = await cgroup.leftovers([service.pid], emptyWithinMs);
  const held = sandbox.punches();
  const record = await client.jobs.get(jobId);
  // A new upload of the same sheet, as the user would do it.
  const again = await untilFinished(
    service,
    await submitSheet(service, await uploadMonth(service, days)),
  );
  return {
    kill,
    moment,
    ended: endOf(record),
    known: record.days.filter(({ outcome }) => outcome === "verified").length,
    sentBefore: held.length,
    leftovers: left.length,
    sentAgain: endOf(again),
    problems: [
      ...problemsOf(record),
      ...untrueDays(held, record.days).map((day) => `the record is not true: ${day}`),
      ...(left.length > 0 ? [`${left.length} processes left`] : []),
      ...(endOf(again) === "succeeded" ? [] : [`sent again it ended ${endOf(again)}`]),
      ...wrongDays(sandbox.punches(), monthOfRows(days)),
    ],
  };
}

function problemsOf(record: JobView): string[] {
  const end = endOf(record);
  const isFine = end === "interrupted INTERRUPTED" || end === "succeeded";
  return isFine ? [] : [`the record says ${end}`];
}

function rowOf({ kill, moment, ended, known, sentBefore, leftovers, sentAgain, problems }: Kill) {
  return {
    kill,
    "killed at": formatMoment(moment),
    record: ended,
    "days verified": known,
    "punches held": sentBefore,
    "processes left": leftovers,
    "sent again": sentAgain,
    problems: problems.length,
  };
}
