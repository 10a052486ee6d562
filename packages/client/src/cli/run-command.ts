import { basename } from "node:path";
import type {
  Credentials,
  JobEvent,
  JobView,
  LogEntry,
  SubmitInput,
  UploadPreview,
} from "@jobcan-automation/contract";
import type { CliPorts } from "./cli-ports.ts";
import { exitCodes } from "./exit-codes.ts";
import { logLine } from "./log-line.ts";
import { UsageError } from "./parse-command.ts";
import type { RunCommand } from "./parse-command.ts";
import { receiptOf, receiptTable } from "./receipt.ts";
import { hasErrors, tellIssues, tellSheets } from "./tell-issues.ts";

const stopPatienceMs = 30_000;

/** `run FILE`: check, submit, follow to the end, print the receipt. Ctrl-C stops the job and waits for its last word. */
export async function runCommand(ports: CliPorts, command: RunCommand): Promise<number> {
  const { client } = ports;
  const credentials = await credentialsFor(ports, command);
  const preview = await client.workbooks.upload(
    await ports.readFile(command.file),
    basename(command.file),
  );
  for (const line of tellSheets(preview, ports.sentences)) ports.err(`${line}\n`);
  for (const line of tellIssues(preview, ports.sentences)) ports.err(`${line}\n`);
  if (hasErrors(preview)) return exitCodes.sheetErrors;
  ports.interrupted.throwIfAborted();
  const { jobId } = await client.jobs.submit(
    submitInput({ command, preview, credentials, requestKey: ports.newRequestKey() }),
  );
  await ports.keepOwner();
  await followToEnd(ports, jobId);
  return printReceipt(ports, await client.jobs.get(jobId));
}

async function credentialsFor(ports: CliPorts, command: RunCommand): Promise<Credentials> {
  if (command.passwordFrom === "practice") return await practiceCredentials(ports);
  const login = command.login ?? ports.env["JOBCAN_LOGIN"];
  const password =
    command.passwordFrom === "stdin"
      ? (await ports.readStdin()).replace(/\r?\n$/, "")
      : ports.env["JOBCAN_PASSWORD"];
  if (login === undefined || login === "") throw new UsageError("--login is missing");
  if (password === undefined || password === "") {
    throw new UsageError("a password is missing: --password-stdin or JOBCAN_PASSWORD");
  }
  return {
    login,
    password,
    ...(command.company === undefined ? {} : { companyCode: command.company }),
  };
}

async function practiceCredentials(ports: CliPorts): Promise<Credentials> {
  const { practice } = await ports.client.service.info();
  if (practice === undefined) throw new UsageError("this service has no practice site");
  return { login: practice.login, password: practice.password };
}

interface SubmitParts {
  command: RunCommand;
  preview: UploadPreview;
  credentials: Credentials;
  requestKey: string;
}

function submitInput({ command, preview, credentials, requestKey }: SubmitParts): SubmitInput {
  const { note, group, includeHolidays } = command;
  return {
    uploadId: preview.uploadId,
    rows: preview.checked.rows,
    credentials,
    target: command.target,
    mode: command.plan ? "plan" : "fill",
    options: {
      ...(note === undefined ? {} : { defaultNote: note }),
      ...(group === undefined ? {} : { groupName: group }),
      ...(includeHolidays ? { includeHolidays } : {}),
    },
    requestKey,
  };
}

async function followToEnd(ports: CliPorts, jobId: string): Promise<void> {
  const { client, interrupted } = ports;
  const enough = new AbortController();
  const tell = createTeller(ports);
  const onInterrupt = () => {
    // The stop is asked for once; if even that fails, the patience below ends the wait.
    client.jobs.stop(jobId, "now").catch(() => enough.abort());
    setTimeout(() => enough.abort(), stopPatienceMs).unref();
  };
  interrupted.addEventListener("abort", onInterrupt, { once: true });
  if (interrupted.aborted) onInterrupt();
  try {
    for await (const event of client.jobs.follow(jobId, { signal: enough.signal })) {
      tell(event);
    }
  } finally {
    interrupted.removeEventListener("abort", onInterrupt);
  }
}

/** Prints lines once each: a snapshot after a cut repeats those already told. */
function createTeller(ports: CliPorts): (event: JobEvent) => void {
  let toldSeq = 0;
  return (event) => {
    for (const entry of linesOf(event)) {
      if (entry.seq <= toldSeq) continue;
      toldSeq = entry.seq;
      ports.err(`${logLine(entry, ports.sentences)}\n`);
    }
  };
}

function linesOf(event: JobEvent): readonly LogEntry[] {
  if (event.type === "log") return [event.entry];
  return event.type === "snapshot" ? event.log : [];
}

function printReceipt(ports: CliPorts, job: JobView): number {
  const receipt = receiptOf(job);
  ports.out(
    ports.json
      ? `${JSON.stringify(receipt, null, 2)}\n`
      : `${receiptTable(receipt, ports.sentences)}\n`,
  );
  if (ports.interrupted.aborted) return exitCodes.cancelled;
  return receipt.outcome === "succeeded" ? exitCodes.ok : exitCodes.notDone;
}
