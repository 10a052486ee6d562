import { randomUUID } from "node:crypto";
import { openAsBlob } from "node:fs";
import { stat, writeFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { catalogues, type Language } from "@jobcan-automation/sentences";
import type { AskOnTerminal, CliPorts } from "./cli-ports.ts";
import { commandTable } from "./commands/command-table.ts";
import { variable } from "./env.ts";
import { exitCodes } from "./exit-codes.ts";
import { thisMachine } from "./machine.ts";
import { completeWords } from "./parser/complete-words.ts";
import { commandText, overviewText } from "./parser/help-text.ts";
import { readAddress } from "./parser/read-values.ts";
import type { Values } from "./parser/options.ts";
import { type Invocation, languageOf, parseCommandLine } from "./parser/parse-command-line.ts";
import { UsageError } from "./parser/usage-error.ts";
import { printFailure, runCli } from "./run-cli.ts";
import { connectService } from "./service/connect.ts";
import { openOwnService } from "./service/own-service.ts";
import { ask, askHidden } from "./terminal/ask.ts";
import { escapeControls } from "./terminal/escape-controls.ts";
import { failureLine } from "./terminal/failure-line.ts";
import { createStatusLine } from "./terminal/status-line.ts";
import { version } from "./version.ts";
import { cliWords } from "./words/catalogue.ts";

// Arguments, environment and signals in; exit code out. Not awaited: a part that is loaded meanwhile may import this
// file, and would wait for its end.
void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});

async function main(args: readonly string[]): Promise<number> {
  const lang = languageOf(args, process.env);
  const words = cliWords[lang];
  watchStreams((code) => failureLine(words.usage.resultLost(code), undefined));
  if (args[0] === "complete") {
    const [, current = "", ...before] = args;
    const typed = { current: current.slice(1), before };
    process.stdout.write(completeWords(typed, commandTable, words.help));
    return exitCodes.ok;
  }
  try {
    const asked = parseCommandLine(args, commandTable);
    switch (asked.kind) {
      case "help": {
        const columns = process.stdout.isTTY ? process.stdout.columns : 80;
        const { command } = asked;
        process.stdout.write(
          command === undefined
            ? overviewText(words, commandTable, columns)
            : commandText(words, command, columns),
        );
        return exitCodes.ok;
      }
      case "version":
        process.stdout.write(`${version}\n`);
        return exitCodes.ok;
      case "run":
        return await runConnected(asked, lang);
    }
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const sentence = `${error.say(words.usage)} ${words.usage.seeHelp}`;
    const columns = process.stderr.isTTY ? process.stderr.columns : undefined;
    process.stderr.write(escapeControls(failureLine(sentence, columns)));
    return exitCodes.usage;
  }
}

/** Runs a command with the service that it works with, and ends what was begun for it. */
async function runConnected(
  { command, values, operand }: Extract<Invocation, { kind: "run" }>,
  lang: Language,
): Promise<number> {
  const base = basePorts(values, lang);
  const onLine = values.verbose ? (line: string) => base.err(`${line}\n`) : () => undefined;
  const program = import.meta.url;
  const practice = values.target === "practice";
  const openOwn: CliPorts["openOwn"] = async (port) =>
    await openOwnService(base, { program, practice: true, runs: true, port, onLine });
  try {
    await using service = await connectService(base, {
      kind: command.service,
      program,
      practice,
      onLine,
    });
    return await runCli({ ...base, ...service, openOwn }, command, { values, operand });
  } catch (error) {
    return printFailure(base, error);
  }
}

function basePorts(values: Values, lang: Language) {
  const isAtTerminal = process.stdin.isTTY && process.stderr.isTTY;
  const leaving: (() => void)[] = [];
  const interrupted = interruption(() => leaving.forEach((action) => action()));
  const statusLine = createStatusLine(process.stderr);
  return {
    server: values.server ?? serverFromEnv(),
    accessToken: values["access-token"] ?? variable(process.env, "JOBCAN_AUTOFILL_ACCESS_TOKEN"),
    machine: thisMachine(process.env),
    sentences: catalogues[lang],
    words: cliWords[lang],
    lang,
    json: values.json,
    out: (chunk: string) => statusLine.above(() => process.stdout.write(escapeControls(chunk))),
    err: (chunk: string) => statusLine.above(() => process.stderr.write(escapeControls(chunk))),
    status: process.stderr.isTTY
      ? (line: string) => statusLine.show(escapeControls(line))
      : undefined,
    columns: process.stdout.isTTY ? process.stdout.columns : undefined,
    readFile: async (path: string) => {
      if ((await stat(path)).isFile()) return await openAsBlob(path);
      throw new UsageError((words) => words.notAFile(path));
    },
    writeFile: saveTo,
    readStdin: async () => await text(process.stdin),
    ask: isAtTerminal ? until(interrupted, ask) : undefined,
    askHidden: isAtTerminal ? until(interrupted, askHidden) : undefined,
    env: process.env,
    interrupted,
    onLeave: (action: () => void) => void leaving.push(action),
    newRequestKey: () => randomUUID(),
  };
}

/** Writes a file into a folder that is there. */
async function saveTo(path: string, bytes: Uint8Array): Promise<void> {
  await writeFile(path, bytes).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") throw new UsageError((words) => words.noFolder(path));
    throw error;
  });
}

/** Asking ends with the program's own signal, and with the question's where it has one. */
function until(
  interrupted: AbortSignal,
  asking: (question: string, signal: AbortSignal) => Promise<string>,
): AskOnTerminal {
  return async (question, signal) =>
    await asking(
      question,
      AbortSignal.any([interrupted, ...(signal === undefined ? [] : [signal])]),
    );
}

function serverFromEnv(): string | undefined {
  const name = "JOBCAN_AUTOFILL_SERVER";
  const address = variable(process.env, name);
  return address === undefined ? undefined : readAddress(address, name);
}

/** Aborted by the first Ctrl-C; a second one ends the process at once, after `leave`. */
function interruption(leave: () => void): AbortSignal {
  const controller = new AbortController();
  const onSignal = () => {
    if (controller.signal.aborted) {
      leave();
      process.exit(exitCodes.stopped);
    }
    controller.abort();
  };
  process.on("SIGINT", onSignal);
  process.on("SIGTERM", onSignal);
  process.on("SIGHUP", onSignal);
  return controller.signal;
}

/**
 * A closed pipe (`| head`) ends neither the job nor the output to the other stream. A result that a full disk does not
 * take is said once, and never ends with 0.
 */
function watchStreams(say: (code: string) => string): void {
  process.stderr.on("error", () => {
    // Nothing reads this stream any more.
  });
  let isLost = false;
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (isLost || error.code === "EPIPE") return;
    isLost = true;
    process.stderr.write(say(error.code ?? error.message));
  });
  process.on("exit", (code) => {
    if (isLost && code === exitCodes.ok) process.exitCode = exitCodes.couldNotRun;
  });
}
