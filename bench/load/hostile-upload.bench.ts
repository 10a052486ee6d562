import { setTimeout as wait } from "node:timers/promises";
import { createAutofillClient, createCookieJar } from "@jobcan-automation/client";
import { workbookLimits } from "@jobcan-automation/contract";
import { type BenchedService, openBenchedService } from "../lib/benched-service.ts";
import { whyTimesAreLoose } from "../lib/machine/machine-load.ts";
import { wrongDays } from "../lib/punch-oracle.ts";
import { endOf, monthOfRows, submitMonth, untilFinished, uploadMonth } from "../lib/run-month.ts";
import { noCgroup, skip } from "../lib/skip.ts";
import { median, printTable } from "../lib/table.ts";
import { createUploadAttack } from "../lib/attack/upload-attack.ts";

/** A site as slow as in the bench `fill-time`: on a faster one the job alone would use both cores. */
const month = { days: 30, limitMb: 512, latencyMs: 100, rounds: 3 } as const;
const goals = { slowdown: 1.3, honestMs: 5_000, readerMb: 100 } as const;
/** Between two honest uploads. */
const restMs = 2_000;

/**
 * One user uploads hostile files as often as allowed, while another user's job runs and a third user uploads a month.
 */
export async function run(): Promise<boolean> {
  // Read before the attack, which adds to the load.
  const busy = whyTimesAreLoose();
  const { limitMb, latencyMs } = month;
  await using service = await openBenchedService({ limitMb, latencyMs });
  if (!service.cgroup) return skip(noCgroup);
  const calm: JobFigures[] = [];
  const attacked: JobFigures[] = [];
  const attack = createUploadAttack(service);
  const honest: number[] = [];
  // Alternate, so that a busy moment of the machine affects both.
  for (let round = 0; round < month.rounds; round += 1) {
    calm.push(await runJob(service));
    attack.begin();
    const uploading = uploadMeanwhile(service, attack.signal, honest);
    attacked.push(await runJob(service));
    await attack.end();
    await uploading;
  }
  printTable("Files against the reader, each as often as there was time", attack.rows());
  const slowdown = median(attacked.map(secondsOf)) / median(calm.map(secondsOf));
  const { oomKills } = service.cgroup.read();
  printTable(`A job of ${month.days} days in ${month.limitMb} MB, median of ${month.rounds}`, [
    { job: "alone", seconds: median(calm.map(secondsOf)), ended: endsOf(calm) },
    { job: "attacked", seconds: median(attacked.map(secondsOf)), ended: endsOf(attacked) },
  ]);
  const slowestMs = Math.max(...honest);
  console.log(
    `time ${((slowdown - 1) * 100).toFixed(0)} % more (goal ≤ 30); reader's peak ${attack.peakMb().toFixed(0)} MB (goal ≤ ${goals.readerMb}, wall at ${workbookLimits.readerMemoryMb}); OOM kills ${oomKills}; ${honest.length} honest uploads, the slowest ${Math.round(slowestMs)} ms (goal ≤ ${goals.honestMs})`,
  );
  if (busy !== undefined) console.log(`${busy}: times are shown and not judged`);
  const isInTime = slowdown <= goals.slowdown && slowestMs <= goals.honestMs;
  const areWell = [...calm, ...attacked].every(({ ended }) => ended === "succeeded");
  return (
    areWell &&
    oomKills === 0 &&
    attack.peakMb() <= goals.readerMb &&
    (isInTime || busy !== undefined)
  );
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
async function runJob(service: BenchedService): Promise<JobFigures> {
  service.sandbox.reset();
  const jobId = await submitMonth(service, month.days);
  const startMs = performance.now();
  const job = await untilFinished(service, jobId);
  const seconds = (performance.now() - startMs) / 1000;
  const wrong = wrongDays(service.sandbox.punches(), monthOfRows(month.days));
  return { seconds, ended: wrong.length === 0 ? endOf(job) : `wrong: ${wrong.join(" ")}` };
}

/** Uploads a third user's months, one after another, with their own cookie. */
async function uploadMeanwhile(
  { url }: BenchedService,
  signal: AbortSignal,
  tookMs: number[],
): Promise<void> {
  const client = createAutofillClient({ url, cookieJar: createCookieJar() });
  while (!signal.aborted) {
    const startMs = performance.now();
    const { rows } = await uploadMonth({ client }, month.days);
    if (rows.length !== month.days) throw new Error("an honest upload was not read whole");
    tookMs.push(performance.now() - startMs);
    await wait(restMs, undefined, { signal }).catch(() => {});
  }
}
