import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import {
  type AutofillClient,
  createAutofillClient,
  createCookieJar,
} from "@jobcan-automation/client";
import { type Sandbox, startSandbox } from "@jobcan-automation/sandbox";
import { findChromium } from "./find-chromium.ts";
import { type MemoryCgroup, openMemoryCgroup } from "./memory-cgroup.ts";

/** The built service in a memory cgroup of its own, with a practice Jobcan outside of it. */
export interface BenchedService extends AsyncDisposable {
  readonly url: string;
  readonly sandbox: Sandbox;
  readonly client: AutofillClient;
  readonly cgroup: MemoryCgroup | undefined;
  readonly pid: number;
  readonly logLines: readonly string[];
  /** Ends the server's process alone, as a crash would; `start` brings it back on the same port and data. */
  kill(): Promise<void>;
  start(): Promise<void>;
}

export interface BenchedServiceOptions {
  limitMb?: number;
  latencyMs?: number;
  env?: Record<string, string>;
}

const serverEntry = join(import.meta.dirname, "..", "..", "apps", "server", "dist", "main.mjs");
const keptLines = 5_000;
let opened = 0;

/** Starts both. Without a cgroup on this machine `cgroup` is undefined and nothing limits the service. */
export async function openBenchedService(
  options: BenchedServiceOptions = {},
): Promise<BenchedService> {
  opened += 1;
  const sandbox = await startSandbox({ latencyMs: options.latencyMs ?? 0 });
  const dataDir = await mkdtemp(join(tmpdir(), "jobcan-bench-"));
  const cgroup = openMemoryCgroup(`jobcan-bench-${process.pid}-${opened}`, options.limitMb);
  const logLines: string[] = [];
  const env = {
    ...process.env,
    CHROMIUM_PATH: findChromium(),
    DATA_DIR: dataDir,
    PUNCH_DELAY_MS: "0",
    PRACTICE_ID_URL: sandbox.idUrl,
    PRACTICE_SSL_URL: sandbox.sslUrl,
    ...options.env,
  };
  const startAt = (port: string) => startServer({ ...env, PORT: port }, cgroup, logLines);
  let server = await startAt("0");
  const { url } = server;
  const cookieJar = createCookieJar();
  return {
    url,
    sandbox,
    cgroup,
    logLines,
    client: createAutofillClient({ url, cookieJar }),
    get pid() {
      return server.child.pid ?? -1;
    },
    async kill() {
      const gone = once(server.child, "exit");
      server.child.kill("SIGKILL");
      await gone;
    },
    async start() {
      server = await startAt(new URL(url).port);
    },
    async [Symbol.asyncDispose]() {
      await endServer(server.child);
      if (cgroup) await emptyCgroup(cgroup);
      cgroup?.[Symbol.dispose]();
      await sandbox[Symbol.asyncDispose]();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function startServer(
  env: Record<string, string | undefined>,
  cgroup: MemoryCgroup | undefined,
  logLines: string[],
) {
  const line = [process.execPath, "--max-semi-space-size=1", serverEntry];
  const [command = "", args = []] = cgroup ? cgroup.wrap(line) : [line[0], line.slice(1)];
  const child = spawn(command, args, { env, stdio: ["ignore", "pipe", "inherit"] });
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  child.once("exit", (code) =>
    reject(new Error(`the server ended at once with ${code}: ${logLines.slice(-3).join(" / ")}`)),
  );
  createInterface({ input: child.stdout }).on("line", (text) => {
    logLines.push(text);
    if (logLines.length > keptLines) logLines.shift();
    const listening = /listening url=(\S+)/.exec(text)?.[1];
    if (listening) resolve(listening);
  });
  return { child, url: await promise };
}

async function endServer(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGTERM");
  await Promise.race([gone, wait(15_000).then(() => child.kill("SIGKILL"))]);
}

/** A cgroup can only be removed when the last of its processes has been reaped; stragglers are ended. */
export async function emptyCgroup(cgroup: MemoryCgroup): Promise<void> {
  for (let tries = 0; cgroup.processes().length > 0 && tries < 50; tries += 1) {
    if (tries > 20) for (const pid of cgroup.processes()) process.kill(pid, "SIGKILL");
    await wait(100);
  }
}
