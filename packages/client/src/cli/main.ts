import { randomUUID } from "node:crypto";
import { openAsBlob } from "node:fs";
import { access, writeFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { createCookieJar } from "../cookie-jar.ts";
import { createAutofillClient } from "../node-client.ts";
import { catalogues } from "../sentences/index.ts";
import type { CliPorts } from "./cli-ports.ts";
import { exitCodes } from "./exit-codes.ts";
import { ownerFilePath, readOwner, writeOwner } from "./owner-file.ts";
import { parseCommand, UsageError } from "./parse-command.ts";
import type { Common } from "./parse-command.ts";
import { runCli } from "./run-cli.ts";

// The process' edge: arguments, environment and signals in; exit code out.
process.exitCode = await main();

async function main(): Promise<number> {
  try {
    const { command, ...common } = parseCommand(process.argv.slice(2), process.env);
    return await runCli(await portsFor(common), command);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`jobcan-autofill: ${error.message} (--help)\n`);
    return exitCodes.usage;
  }
}

async function portsFor({ server, json, lang }: Common): Promise<CliPorts> {
  const ownerFile = ownerFilePath(process.env);
  const jar = createCookieJar(await readOwner(ownerFile, server));
  return {
    client: createAutofillClient({ url: server, cookieJar: jar }),
    sentences: catalogues[lang],
    lang,
    json,
    out: (chunk) => void process.stdout.write(chunk),
    err: (chunk) => void process.stderr.write(chunk),
    readFile: async (path) => {
      await access(path);
      return await openAsBlob(path);
    },
    writeFile,
    readStdin: async () => await text(process.stdin),
    env: process.env,
    interrupted: interruption(),
    newRequestKey: randomUUID,
    keepOwner: () => writeOwner(ownerFile, server, jar.pairs()).catch(() => undefined),
    fetchTemplate: (month) => fetchTemplate(server, month),
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

async function fetchTemplate(server: string, month: string): Promise<Uint8Array> {
  const answer = await fetch(new URL(`/templates/${encodeURIComponent(month)}.xlsx`, server));
  if (answer.ok) return new Uint8Array(await answer.arrayBuffer());
  if (answer.status < 500) throw new UsageError(`there is no template for ${month}`);
  throw new Error(`the service answered ${answer.status}`);
}
