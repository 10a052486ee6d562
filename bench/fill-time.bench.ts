import { loadavg } from "node:os";
import type { JobView } from "@jobcan-automation/contract";
import { type BenchedService, openBenchedService } from "./lib/benched-service.ts";
import { endOf, monthOfRows, submitSheet, untilFinished, uploadMonth } from "./lib/run-month.ts";
import { wrongDays } from "./lib/punch-oracle.ts";
import { median, printTable } from "./lib/table.ts";

const days = 20;
const repeats = 3;
const goalMs = 15_000;
/** The smallest machine that the service is meant for. */
const limitMb = 512;

/**
 * The time from submit to receipt for 20 days, on a site that takes 100 ms for every answer and on one that answers at
 * once.
 */
export async function run(): Promise<boolean> {
  const slow = await measure(100);
  const quick = await measure(0);
  printTable(
    `Time of ${days} days, from submit to receipt, PUNCH_DELAY_MS=0, median of ${repeats} (load of the machine ${loadavg()[0]?.toFixed(1)})`,
    [rowOf("100 ms", slow, `≤ ${goalMs / 1000}`), rowOf("0 ms", quick, "")],
  );
  const isRight = [...slow, ...quick].every(({ problem }) => problem === "");
  for (const { problem } of [...slow, ...quick]) if (problem !== "") console.log(problem);
  return isRight && medianOf(slow, "totalMs") <= goalMs;
}

interface Timed {
  signedInMs: number;
  filledMs: number;
  totalMs: number;
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

async function measure(latencyMs: number): Promise<Timed[]> {
  await using service = await openBenchedService({ latencyMs, limitMb });
  const runs: Timed[] = [];
  for (let i = 0; i < repeats; i += 1) {
    service.sandbox.reset();
    runs.push(await timeOne(service));
  }
  return runs;
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
  return { ...marks, totalMs, problem: problemOf(job, receipt, service) };
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
