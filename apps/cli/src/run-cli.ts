import { problemSentence, toProblem } from "@jobcan-automation/client";
import { checkCommand } from "./commands/check-command.ts";
import type { CliPorts } from "./cli-ports.ts";
import { exitCodes } from "./exit-codes.ts";
import { followToEnd } from "./commands/follow-to-end.ts";
import { type Command, type StopCommand, UsageError } from "./parse-command.ts";
import { runCommand } from "./commands/run-command.ts";
import { usage } from "./usage.ts";

/** Runs one command and returns its exit code; every failure is printed as a sentence. */
export async function runCli(ports: CliPorts, command: Command): Promise<number> {
  try {
    return await dispatch(ports, command);
  } catch (error) {
    return printFailure(ports, error);
  }
}

async function dispatch(ports: CliPorts, command: Command): Promise<number> {
  switch (command.name) {
    case "help":
      ports.out(usage[ports.lang]);
      return exitCodes.ok;
    case "run":
      return await runCommand(ports, command);
    case "check":
      return await checkCommand(ports, command.file);
    case "follow":
      // An unknown id fails here: the stream would take it for a lost connection and retry.
      await ports.client.jobs.get(command.jobId);
      return await followToEnd(ports, command.jobId);
    case "receipt": {
      const { jobId, output, format } = command;
      const { lang, interrupted: signal } = ports;
      return await save(ports, output, ports.client.files.receipt(jobId, { format, lang, signal }));
    }
    case "stop":
      return await stop(ports, command);
    case "template":
      return await save(ports, command.output, template(ports, command.month));
  }
}

/** Prints the outcome of a job that is over by then, as one that was still waiting is. */
async function stop(ports: CliPorts, { jobId, when }: StopCommand): Promise<number> {
  const { client, sentences, words } = ports;
  await client.jobs.stop(jobId, when);
  const { status } = await client.jobs.get(jobId);
  const { jobStates, jobOutcomes, colon } = sentences;
  const isOver = status.state === "finished";
  const end = isOver ? `${jobStates.finished}${colon}${jobOutcomes[status.outcome]}` : "";
  ports.err(`${isOver ? end : words.stopSent}\n`);
  return exitCodes.ok;
}

async function template({ client, interrupted }: CliPorts, month: string): Promise<Blob> {
  try {
    return await client.files.template(month, interrupted);
  } catch (error) {
    const problem = toProblem(error);
    const isOfMonth = problem.kind === "reported" && problem.report.code === "INVALID_REQUEST";
    throw isOfMonth ? new UsageError(`there is no template for ${month}`) : error;
  }
}

async function save(ports: CliPorts, output: string, file: Promise<Blob>): Promise<number> {
  await ports.writeFile(output, new Uint8Array(await (await file).arrayBuffer()));
  ports.err(`${output}\n`);
  return exitCodes.ok;
}

function printFailure(ports: CliPorts, error: unknown): number {
  if (ports.interrupted.aborted) return exitCodes.cancelled;
  if (error instanceof UsageError || isFileError(error)) {
    ports.err(`jobcan-autofill: ${error.message}\n`);
    return exitCodes.usage;
  }
  const problem = toProblem(error);
  const { what, next } = problemSentence(ports.sentences, problem);
  ports.err(`jobcan-autofill: ${what} ${next}\n`);
  if (ports.json && problem.kind === "reported") {
    ports.out(`${JSON.stringify({ error: problem.report }, null, 2)}\n`);
  }
  return exitCodes.service;
}

/** A file that cannot be read or written: the message of the system names it, and holds no secret. */
function isFileError(error: unknown): error is Error {
  return error instanceof Error && "syscall" in error && "path" in error;
}
