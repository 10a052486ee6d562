import { setTimeout as wait } from "node:timers/promises";
import { type BenchedService, openBenchedService } from "../lib/benched-service.ts";
import { whyTimesAreLoose } from "../lib/machine/machine-load.ts";
import { wrongDays } from "../lib/punch-oracle.ts";
import { endOf, monthOfRows, submitSheet, untilFinished, uploadMonth } from "../lib/run-month.ts";
import { clientAt, createShareAttack } from "../lib/attack/share-attack.ts";
import { noCgroup, skip } from "../lib/skip.ts";
import { median, printTable } from "../lib/table.ts";

/** A site as slow as in the bench `fill-time`: on a faster one the job alone would use both cores. */
const month = { days: 30, limitMb: 512, latencyMs: 100, rounds: 3 } as const;
const goals = { slowdown: 1.3, honestMs: 5_000 } as const;
/** Between two honest uploads. */
const restMs = 2_000;

/**
 * One address takes all it can get (uploads that are large, slow or many, templates, places in the queue), while
 * somebody's job runs in 512 MB and a third user uploads a month.
 */
export async function run(): Promise<boolean> {
  // Read before the attack, which adds to the load.
  const busy = whyTimesAreLoose();
  const { limitMb, latencyMs } = month;
  const env = { TRUSTED_PROXY_HOPS: "1" };
  await using service = await openBenchedService({ limitMb, latencyMs, env });
  if (!service.cgroup) return skip(noCgroup);
  const attack = createShareAttack(service.url);
  const calm: JobFigures[] = [];
  const attacked: JobFigures[] = [];
  const honest: number[] = [];
  // Alternate, so that a busy moment of the machine affects both.
  for (let round = 0; round < month.rounds; round += 1) {
    calm.push(await runJob(service));
    const stop = new AbortController();
    const job = runJob(service, () => attack.begin());
    const uploading = uploadMeanwhile(service.url, stop.signal, honest);
    attacked.push(await job);
    stop.abort();
    await Promise.all([attack.end(), uploading]);
  }
  printTable("One address against the shares", attack.rows());
  const slowdown = median(attacked.map(secondsOf)) / median(calm.map(secondsOf));
  const { oomKills } = service.cgroup.read();
  printTable(`A job of ${month.days} days in ${limitMb} MB, median of ${month.rounds}`, [
    { job: "alone", seconds: median(calm.map(secondsOf)), ended: endsOf(calm) },
    { job: "attacked", seconds: median(attacked.map(secondsOf)), ended: endsOf(attacked) },
  ]);
  const slowestMs = Math.max(...honest);
  console.log(
    `time ${((slowdown - 1) * 100).toFixed(0)} % more (goal ≤ 30); OOM kills ${oomKills}; ${honest.length} honest uploads, the slowest ${Math.round(slowestMs)} ms (goal ≤ ${goals.honestMs})`,
  );
  if (busy !== undefined) console.log(`${busy}: times are shown and not judged`);
  const isInTime = slowdown <= goals.slowdown && slowestMs <= goals.honestMs;
  const areWell = [...calm, ...attacked].every(({ ended }) => ended === "succeeded");
  return areWell && oomKills === 0 && (isInTime || busy !== undefined);
}

interface JobFigures {
  seconds: number;
  ended: string;
}

const secondsOf = ({ seconds }: JobFigures) => seconds;

function endsOf(jobs: readonly JobFigures[]): string {
  return [...new Set(jobs.map(({ ended }) => ended))].join(", ");
}

/** "succeeded" only where the practice site agrees. */
async function runJob(service: BenchedService, whenSubmitted?: () => void): Promise<JobFigures> {
  service.sandbox.reset();
  const client = clientAt(service.url, "203.0.113.9");
  const jobId = await submitSheet({ client }, await uploadMonth({ client }, month.days));
  whenSubmitted?.();
  const startMs = performance.now();
  const job = await untilFinished({ client }, jobId);
  const seconds = (performance.now() - startMs) / 1000;
  const wrong = wrongDays(service.sandbox.punches(), monthOfRows(month.days));
  return { seconds, ended: wrong.length === 0 ? endOf(job) : `wrong: ${wrong.join(" ")}` };
}

/** Uploads a third user's months, one after another, from an address of their own. */
async function uploadMeanwhile(url: string, signal: AbortSignal, tookMs: number[]): Promise<void> {
  const client = clientAt(url, "203.0.113.10");
  while (!signal.aborted) {
    const startMs = performance.now();
    const { rows } = await uploadMonth({ client }, month.days);
    if (rows.length !== month.days) throw new Error("an honest upload was not read whole");
    tookMs.push(performance.now() - startMs);
    await wait(restMs, undefined, { signal }).catch(() => {});
  }
}
