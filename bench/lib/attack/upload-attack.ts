import { setTimeout as wait } from "node:timers/promises";
import { createAutofillClient, createCookieJar, toProblem } from "@jobcan-automation/client";
import { xlsxFile } from "@jobcan-automation/workbook/testing";
import type { BenchedService } from "../benched-service.ts";
import { childrenOf, peakRssMb } from "../machine/process-memory.ts";
import type { Row } from "../table.ts";

/** A user who uploads hostile files, with the results. */
export interface UploadAttack {
  /** Aborts when the current attack ends. */
  readonly signal: AbortSignal;
  begin(): void;
  /** Settles when the current upload has been answered. */
  end(): Promise<void>;
  /** The highest memory of any workbook process during the attacks. */
  peakMb(): number;
  rows(): Row[];
}

interface Seen {
  uploads: number;
  answers: Set<string>;
  peakMb: number;
  longestMs: number;
}

/** Together with the honest uploads just below the 60 a minute that an address may send. */
const paceMs = 1_500;

/** Sends each of the hostile files in turn, one at a time and as often as an address may, from `begin` to `end`. */
export function createUploadAttack(service: Pick<BenchedService, "pid" | "url">): UploadAttack {
  const client = createAutofillClient({ url: service.url, cookieJar: createCookieJar() });
  const seen = new Map<string, Seen>();
  let stop = new AbortController();
  let running = Promise.resolve();
  const sendAll = async () => {
    for (;;) {
      for (const { name, fileName, bytes } of hostileFiles) {
        if (stop.signal.aborted) return;
        await Promise.all([sendOne(name, fileName, bytes), wait(paceMs)]);
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
