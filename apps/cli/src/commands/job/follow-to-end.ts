import type { JobEvent, LogEntry } from "@jobcan-automation/contract";
import type { Connection } from "@jobcan-automation/client";
import type { CliPorts } from "../../cli-ports.ts";
import { exitCodes, exitOfJob } from "../../exit-codes.ts";
import { printJson } from "../../terminal/print-json.ts";
import { createQuestionAsker } from "./answer-questions.ts";
import { logLine } from "./log-line.ts";
import { createProgressLine } from "./progress-line.ts";
import { receiptOf, receiptTable } from "./receipt.ts";

const stopPatienceMs = 30_000;

/**
 * Prints a job's log as it comes, then its receipt. Ctrl-C stops the job and waits for its end. `leftOut`: rows of
 * the sheet that were not sent.
 */
export async function followToEnd(
  ports: CliPorts,
  jobId: string,
  leftOut?: number,
): Promise<number> {
  const { client, interrupted, words } = ports;
  const leave = new AbortController();
  const onInterrupt = () => {
    ports.err(`${words.stopping}\n`);
    // The stop is requested once; if that fails, there is nothing to wait for.
    client.jobs.stop(jobId, "now").catch(() => {
      ports.err(`${words.stopNotSent(jobId)}\n`);
      leave.abort();
    });
    setTimeout(() => leave.abort(), stopPatienceMs).unref();
  };
  interrupted.addEventListener("abort", onInterrupt, { once: true });
  if (interrupted.aborted) onInterrupt();
  const follow = { signal: leave.signal, onConnection: connectionPrinter(ports) };
  const printEvent = createEventPrinter(ports);
  const progress = createProgressLine(words);
  await using asker = createQuestionAsker(ports, jobId);
  try {
    for await (const event of client.jobs.follow(jobId, follow)) {
      printEvent(event);
      asker.see(event);
      ports.status?.(progress(event));
    }
  } finally {
    ports.status?.("");
    interrupted.removeEventListener("abort", onInterrupt);
  }
  return await printReceipt(ports, jobId, leftOut);
}

/** Prints once that the connection is lost, however often it is retried, and once that it is back. */
function connectionPrinter(ports: CliPorts): (connection: Connection) => void {
  const { words } = ports;
  let isCut = false;
  return ({ state }) => {
    if (state === "reconnecting" && !isCut) ports.err(`${words.reconnecting}\n`);
    if (state === "open" && isCut) ports.err(`${words.reconnected}\n`);
    isCut = state === "reconnecting" || (isCut && state !== "open");
  };
}

/** Prints each log line once, as a snapshot after a reconnect repeats earlier ones, and each new place in the queue. */
function createEventPrinter(ports: CliPorts): (event: JobEvent) => void {
  let printedSeq = 0;
  let printedPosition: number | undefined;
  return (event) => {
    for (const entry of linesOf(event)) {
      if (entry.seq <= printedSeq) continue;
      printedSeq = entry.seq;
      ports.err(`${logLine(entry, ports.sentences)}\n`);
    }
    if (event.type !== "status" || event.status.state !== "waiting") return;
    const { position, etaSecs } = event.status;
    if (position !== printedPosition) ports.err(`${ports.words.waiting(position, etaSecs)}\n`);
    printedPosition = position;
  };
}

function linesOf(event: JobEvent): readonly LogEntry[] {
  if (event.type === "log") return [event.entry];
  return event.type === "snapshot" ? event.log : [];
}

async function printReceipt(ports: CliPorts, jobId: string, leftOut?: number): Promise<number> {
  const job = await ports.client.jobs.get(jobId);
  const receipt = receiptOf(job);
  if (ports.json) printJson(ports, receipt);
  else ports.out(`${receiptTable(receipt, ports)}\n`);
  if (receipt.outcome === undefined) ports.err(`${ports.words.stillRunning(jobId)}\n`);
  return ports.interrupted.aborted ? exitCodes.stopped : exitOfJob(job, leftOut);
}
