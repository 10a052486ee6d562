import { setTimeout as wait } from "node:timers/promises";
import { createAutofillClient, createCookieJar, toProblem } from "@jobcan-automation/client";
import { xlsxFile } from "@jobcan-automation/core/workbook/testing/xlsx-file";
import { workbookLimits } from "@jobcan-automation/contract/limits";
import { type BenchedService, openBenchedService } from "./lib/benched-service.ts";
import { whyTimesAreLoose } from "./lib/machine-load.ts";
import { childrenOf, peakRssMb } from "./lib/process-memory.ts";
import { wrongDays } from "./lib/punch-oracle.ts";
import { endOf, monthOfRows, submitMonth, untilFinished, uploadMonth } from "./lib/run-month.ts";
import { noCgroup, skip } from "./lib/skip.ts";
import { median, printTable } from "./lib/table.ts";

const days = 30;
const limitMb = 512;
const rounds = 3;
const allowedSlowdown = 1.3;
const restMs = 2_000;
const honestWithinMs = 5_000;
const readerLimitMb = 100;

/** Somebody uploads files that want the reader's memory, one after another without a pause, while somebody else's job runs and a third uploads a month. */
export async function run(): Promise<boolean> {
  await using service = await openBenchedService({ limitMb });
  if (!service.cgroup) return skip(noCgroup);
  const calm: JobFigures[] = [];
  const attacked: JobFigures[] = [];
  const attack = createAttack(service);
  const honest: number[] = [];
  // In turns, so that a busy moment of the machine hits both.
  for (let round = 0; round < rounds; round += 1) {
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
  printTable(`A job of ${days} days in ${limitMb} MB, median of ${rounds}`, [
    { job: "alone", seconds: median(calm.map(secondsOf)), ended: endsOf(calm) },
    { job: "attacked", seconds: median(attacked.map(secondsOf)), ended: endsOf(attacked) },
  ]);
  const slowestMs = Math.max(...honest);
  console.log(
    `time ${((slowdown - 1) * 100).toFixed(0)} % more (goal ≤ 30); reader's peak ${attack.peakMb().toFixed(0)} MB (goal ≤ ${readerLimitMb}, wall at ${workbookLimits.readerMemoryMb}); OOM kills ${oomKills}; ${honest.length} honest uploads, the slowest ${Math.round(slowestMs)} ms (goal ≤ ${honestWithinMs})`,
  );
  const busy = whyTimesAreLoose();
  if (busy !== undefined) console.log(`${busy}: times are shown and not judged`);
  const isInTime = slowdown <= allowedSlowdown && slowestMs <= honestWithinMs;
  const areWell = [...calm, ...attacked].every(({ ended }) => ended === "succeeded");
  return (
    areWell &&
    oomKills === 0 &&
    attack.peakMb() <= readerLimitMb &&
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
  const jobId = await submitMonth(service, days);
  const startMs = performance.now();
  const job = await untilFinished(service, jobId);
  const seconds = (performance.now() - startMs) / 1000;
  const wrong = wrongDays(service.sandbox.punches(), monthOfRows(days));
  return { seconds, ended: wrong.length === 0 ? endOf(job) : `wrong: ${wrong.join(" ")}` };
}

/** A third user's months, one after another, with a cookie of its own. */
async function uploadMeanwhile(
  { url }: BenchedService,
  signal: AbortSignal,
  tookMs: number[],
): Promise<void> {
  const client = createAutofillClient({ url, cookieJar: createCookieJar() });
  while (!signal.aborted) {
    const startMs = performance.now();
    const { rows } = await uploadMonth({ client }, days);
    if (rows.length !== days) throw new Error("an honest upload was not read whole");
    tookMs.push(performance.now() - startMs);
    await wait(restMs, undefined, { signal }).catch(() => {});
  }
}

interface Seen {
  uploads: number;
  answers: Set<string>;
  peakMb: number;
  longestMs: number;
}

function createAttack(service: BenchedService) {
  const client = createAutofillClient({ url: service.url, cookieJar: createCookieJar() });
  const seen = new Map<string, Seen>();
  let stop = new AbortController();
  let running = Promise.resolve();
  const sendAll = async () => {
    for (;;) {
      for (const { name, fileName, bytes } of hostileFiles) {
        if (stop.signal.aborted) return;
        await sendOne(name, fileName, bytes);
      }
    }
  };
  const sendOne = async (name: string, fileName: string, bytes: Uint8Array<ArrayBuffer>) => {
    const figures = seen.get(name) ?? { uploads: 0, answers: new Set(), peakMb: 0, longestMs: 0 };
    seen.set(name, figures);
    const startMs = performance.now();
    const timer = setInterval(() => {
      for (const pid of childrenOf(service.pid, "jobcan-reader"))
        figures.peakMb = Math.max(figures.peakMb, peakRssMb(pid) ?? 0);
    }, 4);
    try {
      await client.workbooks.upload(new Blob([bytes]), fileName);
      figures.answers.add("read");
    } catch (error) {
      figures.answers.add(answerOf(error));
    } finally {
      clearInterval(timer);
    }
    figures.uploads += 1;
    figures.longestMs = Math.max(figures.longestMs, performance.now() - startMs);
  };
  return {
    get signal() {
      return stop.signal;
    },
    begin() {
      stop = new AbortController();
      running = sendAll();
    },
    async end() {
      stop.abort();
      await running;
    },
    peakMb: () => Math.max(...[...seen.values()].map(({ peakMb }) => peakMb)),
    rows: () =>
      [...seen].map(([file, { uploads, answers, peakMb, longestMs }]) => ({
        file,
        uploads,
        answer: [...answers].join(", "),
        "peak MB": peakMb,
        "longest ms": Math.round(longestMs),
      })),
  };
}

function answerOf(error: unknown): string {
  const problem = toProblem(error);
  if (problem.kind !== "reported") return problem.kind;
  const { code, facts } = problem.report;
  return String(facts["reason"] ?? code);
}

const head = "日付,開始,終了\n";
const size = 9_999_900;

function csvOf(piece: string, begin = head): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.concat([Buffer.from(begin), Buffer.alloc(size, piece)]));
}

function xlsxOf(rows: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(xlsxFile({ sheets: [{ name: "s", rows }] }));
}

const hostileFiles = [
  { name: "10 MB of commas", fileName: "a.csv", bytes: csvOf(",") },
  { name: "10 MB of line ends", fileName: "a.csv", bytes: csvOf("\n") },
  { name: "10 MB of quotes", fileName: "a.csv", bytes: csvOf('"') },
  { name: "one quoted cell of line ends", fileName: "a.csv", bytes: csvOf("\n", `${head}"`) },
  { name: "one line", fileName: "a.csv", bytes: csvOf("x") },
  { name: "commas and line ends", fileName: "a.csv", bytes: csvOf(",\n") },
  {
    name: "100,000 attributes",
    fileName: "a.xlsx",
    bytes: xlsxOf(
      `<row r="1" ${Array.from({ length: 100_000 }, (_, i) => `a${i}="${i}"`).join(" ")}/>`,
    ),
  },
  {
    name: "5,000,000 cells",
    fileName: "a.xlsx",
    bytes: xlsxOf(`<row>${"<c><v>1</v></c>".repeat(16_384)}</row>`.repeat(300)),
  },
];
