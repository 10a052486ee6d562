import type { JobEvent, LogEntry } from "@jobcan-automation/contract";
import type { Connection } from "@jobcan-automation/client";
import type { CliPorts } from "../cli-ports.ts";
import { exitCodes } from "../exit-codes.ts";
import { logLine } from "./log-line.ts";
import { receiptOf, receiptTable } from "./receipt.ts";

const stopPatienceMs = 30_000;

/** Tells a job's log as it comes, then its receipt. Ctrl-C stops the job and waits for its last word. */
export async function followToEnd(ports: CliPorts, jobId: string): Promise<number> {
  const { client, interrupted, words } = ports;
  const enough = new AbortController();
  const onInterrupt = () => {
    ports.err(`${words.stopping}\n`);
    // The stop is asked for once; if even that fails, there is nothing to wait for.
    client.jobs.stop(jobId, "now").catch(() => {
      ports.err(`${words.stopNotSent(jobId)}\n`);
      enough.abort();
    });
    setTimeout(() => enough.abort(), stopPatienceMs).unref();
  };
  interrupted.addEventListener("abort", onInterrupt, { once: true });
  if (interrupted.aborted) onInterrupt();
  const follow = { signal: enough.signal, onConnection: connectionTeller(ports) };
  const tell = createTeller(ports);
  try {
    for await (const event of client.jobs.follow(jobId, follow)) tell(event);
  } finally {
    interrupted.removeEventListener("abort", onInterrupt);
  }
  return await printReceipt(ports, jobId);
}

/** Says once that the connection is cut, however often it is tried, and once that it is back. */
function connectionTeller(ports: CliPorts): (connection: Connection) => void {
  const { words } = ports;
  let isCut = false;
  return ({ state }) => {
    if (state === "reconnecting" && !isCut) ports.err(`${words.reconnecting}\n`);
    if (state === "open" && isCut) ports.err(`${words.reconnected}\n`);
    isCut = state === "reconnecting" || (isCut && state !== "open");
  };
}

/** Prints lines once each, for a snapshot after a cut repeats those already told, and each new place in the queue. */
function createTeller(ports: CliPorts): (event: JobEvent) => void {
  let toldSeq = 0;
  let toldPlace: number | undefined;
  return (event) => {
    for (const entry of linesOf(event)) {
      if (entry.seq <= toldSeq) continue;
      toldSeq = entry.seq;
      ports.err(`${logLine(entry, ports.sentences)}\n`);
    }
    if (event.type !== "status" || event.status.state !== "waiting") return;
    const { position, etaSecs } = event.status;
    if (position !== toldPlace) ports.err(`${ports.words.waiting(position, etaSecs)}\n`);
    toldPlace = position;
  };
}

function linesOf(event: JobEvent): readonly LogEntry[] {
  if (event.type === "log") return [event.entry];
  return event.type === "snapshot" ? event.log : [];
}

async function printReceipt(ports: CliPorts, jobId: string): Promise<number> {
  const receipt = receiptOf(await ports.client.jobs.get(jobId));
  const text = ports.json ? JSON.stringify(receipt, null, 2) : receiptTable(receipt, ports);
  ports.out(`${text}\n`);
  if (receipt.outcome === undefined) ports.err(`${ports.words.stillRunning(jobId)}\n`);
  if (ports.interrupted.aborted) return exitCodes.cancelled;
  return receipt.outcome === "succeeded" ? exitCodes.ok : exitCodes.notDone;
}
