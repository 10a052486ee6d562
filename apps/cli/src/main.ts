import { randomUUID } from "node:crypto";
import { openAsBlob } from "node:fs";
import { stat, writeFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { createAutofillClient, createCookieJar } from "@jobcan-automation/client";
import { catalogues } from "@jobcan-automation/sentences";
import { askHidden } from "./terminal/ask-hidden.ts";
import type { CliPorts } from "./cli-ports.ts";
import { exitCodes } from "./exit-codes.ts";
import { escapeControls } from "./terminal/escape-controls.ts";
import { ownerFilePath, readOwner, writeOwner } from "./owner-file.ts";
import { type Common, parseCommand, UsageError } from "./parse-command.ts";
import { runCli } from "./run-cli.ts";
import { cliWords } from "./words.ts";

// Arguments, environment and signals in; exit code out.
process.exitCode = await main();

async function main(): Promise<number> {
  surviveClosedPipes();
  try {
    const { command, ...common } = parseCommand(process.argv.slice(2), process.env);
    return await runCli(await portsFor(common), command);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(escapeControls(`jobcan-autofill: ${error.message} (--help)\n`));
    return exitCodes.usage;
  }
}

async function portsFor({ server, json, lang }: Common): Promise<CliPorts> {
  const ownerFile = ownerFilePath(process.env);
  const jar = createCookieJar(await readOwner(ownerFile, server));
  const isAtTerminal = process.stdin.isTTY && process.stderr.isTTY;
  const interrupted = interruption();
  return {
    client: createAutofillClient({ url: server, cookieJar: jar }),
    sentences: catalogues[lang],
    words: cliWords[lang],
    lang,
    json,
    out: (chunk) => void process.stdout.write(escapeControls(chunk)),
    err: (chunk) => void process.stderr.write(escapeControls(chunk)),
    columns: process.stdout.isTTY ? process.stdout.columns : undefined,
    readFile: async (path) => {
      if ((await stat(path)).isFile()) return await openAsBlob(path);
      throw new UsageError(`${path} is not a file`);
    },
    writeFile,
    readStdin: async () => await text(process.stdin),
    askHidden: isAtTerminal
      ? async (question) => await askHidden(question, interrupted)
      : undefined,
    env: process.env,
    interrupted,
    newRequestKey: randomUUID,
    storeOwner: () => writeOwner(ownerFile, server, jar.pairs()).catch(() => undefined),
  };
}

/** Aborted by the first Ctrl-C; a second one ends the process at once. */
function interruption(): AbortSignal {
  const controller = new AbortController();
  const onSignal = () => {
    if (controller.signal.aborted) process.exit(exitCodes.cancelled);
    controller.abort();
  };
  process.on("SIGINT", onSignal);
  process.on("SIGTERM", onSignal);
  return controller.signal;
}

/** A closed pipe (`| head`) ends neither the job nor the output to the other stream. */
function surviveClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", () => {
      // EPIPE: nothing reads this stream any more.
    });
  }
}
