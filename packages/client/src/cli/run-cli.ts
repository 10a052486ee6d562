import { tellProblem, toProblem } from "../problem.ts";
import { checkCommand } from "./check-command.ts";
import type { CliPorts } from "./cli-ports.ts";
import { exitCodes } from "./exit-codes.ts";
import { UsageError } from "./parse-command.ts";
import type { Command } from "./parse-command.ts";
import { runCommand } from "./run-command.ts";
import { usage } from "./usage.ts";

/** Runs one command and answers its exit code; every failure is told as a sentence. */
export async function runCli(ports: CliPorts, command: Command): Promise<number> {
  try {
    return await dispatch(ports, command);
  } catch (error) {
    return tellFailure(ports, error);
  }
}

async function dispatch(ports: CliPorts, command: Command): Promise<number> {
  switch (command.name) {
    case "help":
      ports.out(usage);
      return exitCodes.ok;
    case "run":
      return await runCommand(ports, command);
    case "check":
      return await checkCommand(ports, command.file);
    case "stop":
      await ports.client.jobs.stop(command.jobId, command.when);
      return exitCodes.ok;
    case "template":
      await ports.writeFile(command.output, await ports.fetchTemplate(command.month));
      ports.err(`${command.output}\n`);
      return exitCodes.ok;
  }
}

function tellFailure(ports: CliPorts, error: unknown): number {
  if (ports.interrupted.aborted) return exitCodes.cancelled;
  if (error instanceof UsageError || isFileError(error)) {
    ports.err(`jobcan-autofill: ${error.message}\n`);
    return exitCodes.usage;
  }
  const problem = toProblem(error);
  const { what, next } = tellProblem(ports.sentences, problem);
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
