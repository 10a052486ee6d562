import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { z } from "zod";

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
  /** Settles once a line that holds this has come; by then all that was printed before it has come too. */
  logged(part: string): Promise<void>;
  /** Its address once it listens; rejects with all lines where it ends before. */
  listening: Promise<string>;
  /** Its exit code, once all that it printed has come. */
  exited: Promise<number | null>;
}

export function startService(options: ServiceProcessOptions = {}): ServiceProcess {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), "service-test-"));
  const words = ["--max-semi-space-size=1", "--disable-sigusr1", ...(options.nodeArgs ?? []), main];
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

/** A folder that several services use one after the other. */
export function sharedFolder(): Disposable & { path: string } {
  const path = mkdtempSync(join(tmpdir(), "life-test-"));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}

/** A button has been pressed. */
export const isUnderWay = ({ days }: { days: { sent: unknown[] }[] }) =>
  days.some(({ sent }) => sent.length > 0);

const practicePunchSchema = z.object({ date: z.string(), minutes: z.number() });
export type PracticePunch = z.infer<typeof practicePunchSchema>;

/** The practice Jobcan as a process of its own. */
export interface PracticeProcess extends AsyncDisposable {
  /** For the service's environment. */
  env: Record<"PRACTICE_ID_URL" | "PRACTICE_SSL_URL", string>;
  /** The punches that were accepted so far. */
  punches(): Promise<PracticePunch[]>;
  /** Makes each day take seconds, so that a job is met in the middle however slow the machine is, until `letGo`. */
  holdBack(): Promise<void>;
  letGo(): Promise<void>;
}

const held = { name: "slow", on: ["book", "day-page", "insert"], value: 500 };

export async function startPractice(): Promise<PracticeProcess> {
  const pattern = /^practice Jobcan id=(\S+) ssl=(\S+) control=(\S+)/;
  const begun = begin([process.execPath, practiceMain], pattern, {
    shell: undefined,
    env: { PATH: process.env["PATH"] ?? "", SANDBOX_PORT: "0" },
  });
  const [, id = "", ssl = "", controlUrl = ""] = await begun.ready;
  const control = (path: string) => new URL(`/control/${path}`, controlUrl);
  const switchFault = async (path: string, body: unknown) => {
    const headers = { "content-type": "application/json" };
    const answer = await fetch(control(path), {
      method: "POST",
      headers,
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(await answer.text());
  };
  return {
    env: { PRACTICE_ID_URL: id, PRACTICE_SSL_URL: ssl },
    async punches() {
      return z.array(practicePunchSchema).parse(await (await fetch(control("punches"))).json());
    },
    holdBack: async () => await switchFault("faults", held),
    letGo: async () => await switchFault("faults/off", {}),
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
  const awaited = new Map<string, PromiseWithResolvers<void>>();
  const { promise: ready, resolve, reject } = Promise.withResolvers<RegExpExecArray>();
  const take = (line: string) => {
    lines.push(line);
    for (const [part, { resolve: come }] of awaited) if (line.includes(part)) come();
    const match = pattern.exec(line);
    if (match !== null) resolve(match);
  };
  const readers = [child.stdout, child.stderr].map((input) =>
    createInterface({ input }).on("line", take),
  );
  const exited = once(child, "close").then(([code]: (number | null)[]) => code ?? null);
  void exited.then(() => reject(new Error(lines.join("\n"))));
  ready.catch(() => {});
  return {
    child,
    lines,
    ready,
    exited,
    async logged(part: string) {
      if (lines.some((line) => line.includes(part))) return;
      const come = awaited.get(part) ?? Promise.withResolvers<void>();
      awaited.set(part, come);
      await come.promise;
    },
    async [Symbol.asyncDispose]() {
      if (child.exitCode === null && child.signalCode === null) child.kill("SIGKILL");
      await exited;
      for (const reader of readers) reader.close();
    },
  };
}
