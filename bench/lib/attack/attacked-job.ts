import { setTimeout as wait } from "node:timers/promises";
import type { AutofillClient } from "@jobcan-automation/client";
import type { BenchedService } from "../benched-service.ts";
import { wrongDays } from "../punch-oracle.ts";
import { endOf, monthOfRows, submitSheet, untilFinished, uploadMonth } from "../run-month.ts";
import { median, printTable } from "../table.ts";

/** A site as slow as in the bench `fill-time`: on a faster one the job alone would use both cores. */
export const month = { days: 30, limitMb: 512, latencyMs: 100, rounds: 3 } as const;
const goals = { slowdown: 1.3, honestMs: 5_000 } as const;
/** Between two honest uploads. */
const restMs = 2_000;

export interface JobFigures {
  seconds: number;
  ended: string;
}

/** Submits a month as this client and waits for its end; "succeeded" only where the practice site agrees. */
export async function runJob(
  { sandbox }: BenchedService,
  client: AutofillClient,
  whenSubmitted?: () => void,
): Promise<JobFigures> {
  sandbox.reset();
  const jobId = await submitSheet({ client }, await uploadMonth({ client }, month.days));
  whenSubmitted?.();
  const startMs = performance.now();
  const job = await untilFinished({ client }, jobId);
  const seconds = (performance.now() - startMs) / 1000;
  const wrong = wrongDays(sandbox.punches(), monthOfRows(month.days));
  return { seconds, ended: wrong.length === 0 ? endOf(job) : `wrong: ${wrong.join(" ")}` };
}

/** Uploads a third user's months, one after another, and notes how long each took. */
export async function uploadMeanwhile(
  client: AutofillClient,
  signal: AbortSignal,
  tookMs: number[],
): Promise<void> {
  while (!signal.aborted) {
    const startMs = performance.now();
    const { rows } = await uploadMonth({ client }, month.days);
    if (rows.length !== month.days) throw new Error("an honest upload was not read whole");
    tookMs.push(performance.now() - startMs);
    await wait(restMs, undefined, { signal }).catch(() => {});
  }
}

/** What an attack cost. */
export interface AttackFigures {
  calm: readonly JobFigures[];
  attacked: readonly JobFigures[];
  /** How long each honest upload took. */
  honestMs: readonly number[];
  oomKills: number;
  /** Why times are shown and not judged. */
  busy: string | undefined;
  /** What else was measured, to stand in the same line. */
  more?: string;
}

/** Prints them; whether every job ended well, nothing was killed and, where times are judged, all was in time. */
export function judgeAttack({ calm, attacked, honestMs, ...figures }: AttackFigures): boolean {
  const { oomKills, busy, more = "" } = figures;
  const slowdown = median(attacked.map(secondsOf)) / median(calm.map(secondsOf));
  printTable(`A job of ${month.days} days in ${month.limitMb} MB, median of ${month.rounds}`, [
    { job: "alone", seconds: median(calm.map(secondsOf)), ended: endsOf(calm) },
    { job: "attacked", seconds: median(attacked.map(secondsOf)), ended: endsOf(attacked) },
  ]);
  const slowestMs = Math.max(...honestMs);
  console.log(
    `time ${((slowdown - 1) * 100).toFixed(0)} % more (goal ≤ 30); ${more}OOM kills ${oomKills}; ${honestMs.length} honest uploads, the slowest ${Math.round(slowestMs)} ms (goal ≤ ${goals.honestMs})`,
  );
  if (busy !== undefined) console.log(`${busy}: times are shown and not judged`);
  const isInTime = slowdown <= goals.slowdown && slowestMs <= goals.honestMs;
  const areWell = [...calm, ...attacked].every(({ ended }) => ended === "succeeded");
  return areWell && oomKills === 0 && (isInTime || busy !== undefined);
}

function secondsOf({ seconds }: JobFigures): number {
  return seconds;
}

function endsOf(jobs: readonly JobFigures[]): string {
  return [...new Set(jobs.map(({ ended }) => ended))].join(", ");
}
