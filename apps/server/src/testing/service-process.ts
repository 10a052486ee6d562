import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const main = fileURLToPath(new URL("../main.ts", import.meta.url));
const practiceMain = fileURLToPath(
  new URL("../../../../packages/sandbox/src/main.ts", import.meta.url),
);

export interface ServiceProcessOptions {
  env?: Record<string, string>;
  /** A folder that outlives the process; one of its own otherwise, removed with it. */
  dataDir?: string;
  /** For Node, before the program. */
  nodeArgs?: readonly string[];
  /** A shell's words before the start: limits, mounts. */
  shell?: string;
}

/** The service as a process of its own, on any free port; disposing kills it. */
export interface ServiceProcess extends AsyncDisposable {
  child: ChildProcess;
  dataDir: string;
  /** What it printed so far, line by line. */
  lines: string[];
  /** Its address once it listens; rejects with all lines where it ends before. */
  listening: Promise<string>;
  exited: Promise<number | null>;
}

export function startService(options: ServiceProcessOptions = {}): ServiceProcess {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), "service-test-"));
  const words = ["--max-semi-space-size=1", ...(options.nodeArgs ?? []), main];
  const env = { PATH: process.env["PATH"] ?? "", HOME: process.env["HOME"] ?? "/" };
  const begun = begin([process.execPath, ...words], /^.*listening[" ].*?url[=":]+([^"\s]+)/, {
    shell: options.shell,
    env: { ...env, PORT: "0", DATA_DIR: dataDir, ...options.env },
  });
  const listening = begun.ready.then(([, url = ""]) => url);
  listening.catch(() => {});
  return {
    ...begun,
    dataDir,
    listening,
    async [Symbol.asyncDispose]() {
      await begun[Symbol.asyncDispose]();
      if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** The practice Jobcan as a process of its own. */
export interface PracticeProcess extends AsyncDisposable {
  /** For the service's environment. */
  env: Record<"PRACTICE_ID_URL" | "PRACTICE_SSL_URL", string>;
  controlUrl: string;
}

export async function startPractice(env: Record<string, string> = {}): Promise<PracticeProcess> {
  const pattern = /^practice Jobcan id=(\S+) ssl=(\S+) control=(\S+)/;
  const begun = begin([process.execPath, practiceMain], pattern, {
    shell: undefined,
    env: { PATH: process.env["PATH"] ?? "", SANDBOX_PORT: "0", ...env },
  });
  const [, id = "", ssl = "", controlUrl = ""] = await begun.ready;
  return {
    env: { PRACTICE_ID_URL: id, PRACTICE_SSL_URL: ssl },
    controlUrl,
    [Symbol.asyncDispose]: begun[Symbol.asyncDispose],
  };
}

function begin(
  words: string[],
  pattern: RegExp,
  { shell, env }: { shell: string | undefined; env: Record<string, string> },
) {
  const [program = "", ...rest] =
    shell === undefined ? words : ["/bin/sh", "-c", `${shell}; exec "$@"`, "sh", ...words];
  const child = spawn(program, rest, { env, stdio: ["ignore", "pipe", "pipe"] });
  const lines: string[] = [];
  const { promise: ready, resolve, reject } = Promise.withResolvers<RegExpExecArray>();
  const take = (line: string) => {
    lines.push(line);
    const match = pattern.exec(line);
    if (match !== null) resolve(match);
  };
  const readers = [child.stdout, child.stderr].map((input) =>
    createInterface({ input }).on("line", take),
  );
  const exited = once(child, "exit").then(([code]: (number | null)[]) => code ?? null);
  void exited.then(() => reject(new Error(lines.join("\n"))));
  ready.catch(() => {});
  return {
    child,
    lines,
    ready,
    exited,
    async [Symbol.asyncDispose]() {
      if (child.exitCode === null && child.signalCode === null) child.kill("SIGKILL");
      await exited;
      for (const reader of readers) reader.close();
    },
  };
}
