import { loadavg } from "node:os";
import type { JobView } from "@jobcan-automation/contract";
import { type BenchedService, openBenchedService } from "../lib/benched-service.ts";
import { endOf, monthOfRows, submitSheet, untilFinished, uploadMonth } from "../lib/run-month.ts";
import { wrongDays } from "../lib/punch-oracle.ts";
import { median, printTable } from "../lib/table.ts";
import type { BenchOptions } from "../main.ts";

const days = 20;
const repeats = 3;
const goalMs = 15_000;
/** The smallest machine that the service is meant for. */
const limitMb = 512;

/** The pause between two presses that the server keeps unless it is told otherwise. */
const usualPauseMs = 300;
/** Of the time that the build given with `--base FOLDER` takes. */
const goalRatio = 0.8;

/**
 * The time from submit to receipt for 20 days, on a site that takes 100 ms for every answer and on one that answers at
 * once; with `--base FOLDER` (another commit's `apps/server/dist`) beside that build, in turn.
 */
export async function run({ base }: BenchOptions): Promise<boolean> {
  const [slow, slowBefore] = await measureBoth({ latencyMs: 100 }, base);
  const [paused, pausedBefore] = await measureBoth({ latencyMs: 100, pauseMs: usualPauseMs }, base);
  const [quick, quickBefore] = await measureBoth({ latencyMs: 0 }, base);
  const goal = `≤ ${goalMs / 1000}`;
  const ofBase = (latency: string, runs: readonly Timed[]) =>
    runs.length === 0 ? [] : [rowOf(`${latency}, base`, runs, "")];
  printTable(
    `Time of ${days} days, from submit to receipt, median of ${repeats} (load of the machine ${loadavg()[0]?.toFixed(1)})`,
    [
      rowOf("100 ms", slow, goal),
      ...ofBase("100 ms", slowBefore),
      rowOf(`100 ms and PUNCH_DELAY_MS=${usualPauseMs}`, paused, goal),
      ...ofBase(`100 ms and PUNCH_DELAY_MS=${usualPauseMs}`, pausedBefore),
      rowOf("0 ms", quick, ""),
      ...ofBase("0 ms", quickBefore),
    ],
  );
  console.log(`${median(slow.map(({ requests }) => requests))} requests`);
  const ratio = medianOf(slow, "totalMs") / medianOf(slowBefore, "totalMs");
  if (base !== undefined)
    console.log(`${ratio.toFixed(2)} of the base's time, goal ≤ ${goalRatio}`);
  const all = [slow, slowBefore, paused, pausedBefore, quick, quickBefore].flat();
  for (const { problem } of all) if (problem !== "") console.log(problem);
  const isQuick = [slow, paused].every((runs) => medianOf(runs, "totalMs") <= goalMs);
  const isBetter = base === undefined || ratio <= goalRatio;
  return all.every(({ problem }) => problem === "") && isQuick && isBetter;
}

interface Timed {
  signedInMs: number;
  filledMs: number;
  totalMs: number;
  requests: number;
  problem: string;
}

function rowOf(latency: string, runs: readonly Timed[], goal: string) {
  const filledMs = medianOf(runs, "filledMs");
  const signedInMs = medianOf(runs, "signedInMs");
  return {
    latency,
    "total s": medianOf(runs, "totalMs") / 1000,
    goal,
    "until signed in s": signedInMs / 1000,
    "ms per day": (filledMs - signedInMs) / days,
    "slowest s": Math.max(...runs.map(({ totalMs }) => totalMs)) / 1000,
    "fastest s": Math.min(...runs.map(({ totalMs }) => totalMs)) / 1000,
  };
}

function medianOf(runs: readonly Timed[], key: "signedInMs" | "filledMs" | "totalMs"): number {
  return median(runs.map((timed) => timed[key]));
}

interface Measured {
  latencyMs: number;
  pauseMs?: number;
}

/** This build and the base in turn, so that the machine's load is the same for both. */
async function measureBoth(what: Measured, base: string | undefined): Promise<[Timed[], Timed[]]> {
  const [runs, before]: [Timed[], Timed[]] = [[], []];
  for (let i = 0; i < repeats; i += 1) {
    runs.push(await measure(what, undefined));
    if (base !== undefined) before.push(await measure(what, base));
  }
  return [runs, before];
}

async function measure(
  { latencyMs, pauseMs = 0 }: Measured,
  build: string | undefined,
): Promise<Timed> {
  const env = { PUNCH_DELAY_MS: String(pauseMs) };
  await using service = await openBenchedService({
    latencyMs,
    limitMb,
    env,
    ...(build === undefined ? {} : { build }),
  });
  return await timeOne(service);
}

async function timeOne(service: BenchedService): Promise<Timed> {
  const sheet = await uploadMonth(service, days);
  const startMs = performance.now();
  const sinceStart = () => performance.now() - startMs;
  const marks = { signedInMs: Number.NaN, filledMs: Number.NaN };
  const jobId = await submitSheet(service, sheet);
  const job = await untilFinished(service, jobId, {
    onLog(code) {
      if (code === "signed_in") marks.signedInMs = sinceStart();
      if (code === "day_ended") marks.filledMs = sinceStart();
    },
  });
  const receipt = await fetchReceipt(service, jobId);
  const totalMs = sinceStart();
  const requests = service.sandbox.requestLog().length;
  return { ...marks, totalMs, requests, problem: problemOf(job, receipt, service) };
}

async function fetchReceipt(service: BenchedService, jobId: string): Promise<string> {
  const answer = await fetch(`${service.url}/receipts/${jobId}.csv`, {
    headers: { cookie: service.cookieJar.header() ?? "" },
  });
  return answer.ok ? await answer.text() : `receipt: ${answer.status}`;
}

function problemOf(job: JobView, receipt: string, { sandbox }: BenchedService): string {
  if (endOf(job) !== "succeeded") return `job ended: ${endOf(job)}`;
  const lines = receipt.trim().split("\n").length;
  if (lines !== days + 1) return `the receipt has ${lines} lines: ${receipt.slice(0, 200)}`;
  return wrongDays(sandbox.punches(), monthOfRows(days)).join("; ");
}
