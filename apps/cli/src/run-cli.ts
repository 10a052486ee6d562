import { problemSentence, toProblem } from "@jobcan-automation/client";
import type { CliPorts } from "./cli-ports.ts";
import { exitCodes, exitOf } from "./exit-codes.ts";
import type { Command, Given } from "./parser/command.ts";
import type { OptionName } from "./parser/options.ts";
import { UsageError } from "./parser/usage-error.ts";
import { CannotRunError } from "./service/cannot-run-error.ts";
import { failureLine } from "./terminal/failure-line.ts";
import { printJson } from "./terminal/print-json.ts";

/** Runs one command and returns its exit code; every failure is printed as a sentence. */
export async function runCli(
  ports: CliPorts,
  command: Command,
  given: Given<OptionName>,
): Promise<number> {
  try {
    return await command.run(ports, given);
  } catch (error) {
    return printFailure(ports, error);
  }
}

/** Says why a command, or the service it needs, failed; gives the exit code. */
export function printFailure(
  ports: Pick<CliPorts, "words" | "err" | "out" | "columns" | "interrupted" | "sentences" | "json">,
  error: unknown,
): number {
  const { usage } = ports.words;
  const print = (sentence: string) => ports.err(failureLine(sentence, ports.columns));
  if (ports.interrupted.aborted) return exitCodes.stopped;
  if (error instanceof UsageError) {
    print(`${error.say(usage)} ${usage.seeHelp}`);
    return exitCodes.usage;
  }
  if (error instanceof CannotRunError) {
    print(error.say(ports.words));
    return error.exit;
  }
  if (isFileError(error)) {
    print(usage.fileRefused(error.path, error.code));
    return exitCodes.usage;
  }
  const problem = toProblem(error);
  const { what, next } = problemSentence(ports.sentences, problem);
  print(`${what} ${next}`);
  if (problem.kind === "unreachable") return exitCodes.couldNotRun;
  if (ports.json) printJson(ports, { error: problem.report });
  return exitOf(problem.report.code);
}

/** A file that cannot be read or written, as the system reports it. */
function isFileError(error: unknown): error is Error & { path: string; code: string } {
  if (!(error instanceof Error) || !("path" in error) || !("code" in error)) return false;
  return typeof error.path === "string" && typeof error.code === "string";
}
