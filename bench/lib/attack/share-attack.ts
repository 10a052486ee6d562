import { createConnection } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import {
  type AutofillClient,
  createAutofillClient,
  createCookieJar,
  toProblem,
} from "@jobcan-automation/client";
import { submitSheet, uploadMonth } from "../run-month.ts";
import type { Row } from "../table.ts";

/** Somebody at one address who takes all that the service gives, with a fresh owner each time. */
export interface ShareAttack {
  begin(): void;
  /** Settles when all that was asked is answered and no job of the attack waits any more. */
  end(): Promise<void>;
  /** How often each thing was tried, and what came of it. */
  rows(): Row[];
}

const address = "198.51.100.7";
const size = 9_999_900;
const head = "日付,開始,終了\n";
const commas = new Blob([head, Buffer.alloc(size, ",")]);
const lineEnds = new Blob([Buffer.alloc(size, "\n")]);
const restMs = 250;

/** A client whose requests come through a proxy that saw this address. */
export function clientAt(url: string, from: string): AutofillClient {
  const headers = { "x-forwarded-for": from };
  return createAutofillClient({ url, cookieJar: createCookieJar(), headers });
}

export function createShareAttack(url: string): ShareAttack {
  const seen = new Map<string, Map<string, number>>();
  const jobs: { client: AutofillClient; jobId: string }[] = [];
  let stop = new AbortController();
  let running: Promise<unknown> = Promise.resolve();
  const count = (what: string, answer: string) => {
    const answers = seen.get(what) ?? new Map<string, number>();
    seen.set(what, answers.set(answer, (answers.get(answer) ?? 0) + 1));
  };
  const attempt = async (what: string, work: (client: AutofillClient) => Promise<unknown>) => {
    try {
      await work(clientAt(url, address));
      count(what, "taken");
    } catch (error) {
      const problem = toProblem(error);
      count(what, problem.kind === "reported" ? problem.report.code : problem.kind);
    }
  };
  /** So many at a time, again and again. */
  const forEver = async (
    what: string,
    atOnce: number,
    work: (client: AutofillClient) => Promise<unknown>,
  ) => {
    while (!stop.signal.aborted) {
      await Promise.all(Array.from({ length: atOnce }, () => attempt(what, work)));
      await wait(restMs);
    }
  };
  const submit = async (client: AutofillClient) => {
    const sheet = await uploadMonth({ client }, 1);
    const jobId = await submitSheet({ client }, sheet, `${crypto.randomUUID()}@example.jp`);
    jobs.push({ client, jobId });
  };
  return {
    begin() {
      stop = new AbortController();
      running = Promise.all([
        forEver("10 MB of commas", 1, (client) => client.workbooks.upload(commas, "a.csv")),
        forEver("10 MB of line ends", 3, (client) => client.workbooks.upload(lineEnds, "a.csv")),
        forEver("small uploads", 45, (client) => uploadMonth({ client }, 1)),
        forEver("submits", 4, submit),
        forEver("templates", 9, () => templateOf(url)),
        forEver("uploads at a byte a second", 2, () => trickle(url, stop.signal)),
      ]);
    },
    async end() {
      stop.abort();
      await running;
      for (const { client, jobId } of jobs.splice(0)) await client.jobs.stop(jobId, "now");
    },
    rows: () =>
      [...seen].map(([what, answers]) => ({
        what,
        times: [...answers.values()].reduce((sum, times) => sum + times, 0),
        answers: [...answers].map(([answer, times]) => `${answer} ${times}`).join(", "),
      })),
  };
}

async function templateOf(url: string): Promise<void> {
  const month = `${2001 + Math.floor(Math.random() * 90)}-0${1 + Math.floor(Math.random() * 9)}`;
  const answer = await fetch(`${url}/templates/${month}.xlsx`, {
    headers: { "x-forwarded-for": address },
  });
  await answer.arrayBuffer();
  if (!answer.ok) throw new TypeError(`status ${answer.status}`);
}

/** An upload that sends its head and then a byte a second, until it is cut. */
async function trickle(url: string, signal: AbortSignal): Promise<void> {
  const { port } = new URL(url);
  const socket = createConnection(Number(port), "127.0.0.1");
  const { promise: closed, resolve } = Promise.withResolvers<void>();
  socket.on("error", () => {}).once("close", () => resolve());
  signal.addEventListener("abort", () => socket.destroy(), { once: true });
  const lines = [
    "POST /trpc/workbooks.upload HTTP/1.1",
    `Host: 127.0.0.1:${port}`,
    "Content-Type: application/octet-stream",
    "x-trpc-source: attacker",
    `X-Forwarded-For: ${address}`,
    "Content-Length: 100000",
  ];
  socket.write(`${lines.join("\r\n")}\r\n\r\nP`);
  const timer = setInterval(() => socket.writable && socket.write("K"), 1_000);
  await closed;
  clearInterval(timer);
}
