import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync } from "node:fs";
import { cp, mkdir, mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import {
  type AutofillClient,
  type CookieJar,
  createAutofillClient,
  createCookieJar,
} from "@jobcan-automation/client";
import { requireChromium } from "@jobcan-automation/core/find-chromium";
import { type Sandbox, startSandbox } from "@jobcan-automation/sandbox";
import { type MemoryCgroup, openMemoryCgroup } from "./machine/memory-cgroup.ts";

/** The built service in a memory cgroup of its own, with a practice Jobcan outside of it. */
export interface BenchedService extends AsyncDisposable {
  readonly url: string;
  readonly sandbox: Sandbox;
  readonly client: AutofillClient;
  /** Contains the cookie of the client's jobs. */
  readonly cookieJar: CookieJar;
  readonly cgroup: MemoryCgroup | undefined;
  readonly pid: number;
  readonly logLines: readonly string[];
  /** The server's TMPDIR, in which runs have their folders. */
  readonly tmpDir: string;
  isAlive(): boolean;
  /** Kills only the server's process, like a crash; `start` starts it again on the same port and data. */
  kill(): Promise<void>;
  start(): Promise<void>;
}

export interface BenchedServiceOptions {
  limitMb?: number;
  latencyMs?: number;
  env?: Record<string, string>;
  /** Another commit's `apps/server/dist`, with the same dependencies, in place of this one's. */
  build?: string;
  /** Programs to run in place of this process' Node and the usual Chromium. */
  binaries?: { node: string; chromium: string };
}

const serverFolder = join(import.meta.dirname, "..", "..", "apps", "server");
const benchFolder = join(import.meta.dirname, "..");
const retainedLines = 5_000;
const startedWithinMs = 30_000;
const endedWithinMs = 15_000;
let opened = 0;

/** Starts both. Without a cgroup on this machine `cgroup` is undefined and nothing limits the service. */
export async function openBenchedService(
  options: BenchedServiceOptions = {},
): Promise<BenchedService> {
  await using stack = new AsyncDisposableStack();
  opened += 1;
  // A short path, because the browser makes sockets below it.
  const folder = await mkdtemp(join(tmpdir(), "jcb-"));
  stack.defer(async () => await rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  const sandbox = stack.use(await startSandbox({ latencyMs: options.latencyMs ?? 0 }));
  const built = await copyBuild(options.build);
  stack.defer(async () => await rm(built, { recursive: true, force: true }));
  const cgroup = openMemoryCgroup(`jobcan-bench-${process.pid}-${opened}`, options.limitMb);
  if (cgroup) stack.use(cgroup);
  const tmpDir = join(folder, "t");
  mkdirSync(tmpDir);
  const logLines: string[] = [];
  const env = {
    ...process.env,
    CHROMIUM_PATH: options.binaries?.chromium ?? requireChromium(process.env),
    DATA_DIR: join(folder, "d"),
    TMPDIR: tmpDir,
    PUNCH_DELAY_MS: "0",
    // As the image and the scripts start it.
    MALLOC_ARENA_MAX: "1",
    PRACTICE_ID_URL: sandbox.idUrl,
    PRACTICE_SSL_URL: sandbox.sslUrl,
    ...options.env,
  };
  const node = options.binaries?.node ?? process.execPath;
  const startAt = (port: string) =>
    startServer([node, join(built, "main.mjs")], { env: { ...env, PORT: port }, cgroup, logLines });
  let server = await startAt("0");
  stack.defer(async () => await endServer(server.child));
  const { url } = server;
  const cookieJar = createCookieJar();
  const held = stack.move();
  return {
    url,
    sandbox,
    cgroup,
    logLines,
    tmpDir,
    cookieJar,
    client: createAutofillClient({ url, cookieJar }),
    get pid() {
      return server.child.pid ?? -1;
    },
    isAlive: () => isAlive(server.child),
    async kill() {
      const gone = once(server.child, "exit");
      server.child.kill("SIGKILL");
      await gone;
    },
    async start() {
      server = await startAt(new URL(url).port);
    },
    [Symbol.asyncDispose]: async () => await held.disposeAsync(),
  };
}

/**
 * Copies the build, so that a build during the bench does not change it; another commit's to where it finds the
 * libraries that it may have outside of its bundles.
 */
export async function copyBuild(other?: string): Promise<string> {
  const build = other ?? join(serverFolder, "dist");
  const cache = join(other === undefined ? serverFolder : benchFolder, "node_modules", ".cache");
  await sweepCopies(cache);
  const copy = join(cache, `bench-${process.pid}-${opened}`);
  const deadlineMs = performance.now() + builtWithinMs;
  while (!(await isBuilt(build))) {
    if (performance.now() > deadlineMs) throw new Error("build the service first: pnpm build");
    await wait(buildQuietMs);
  }
  await cp(build, copy, { recursive: true });
  return copy;
}

/** Removes copies of benches that were killed. */
async function sweepCopies(cache: string): Promise<void> {
  await mkdir(cache, { recursive: true });
  for (const name of await readdir(cache)) {
    const owner = /^bench-(\d+)-/.exec(name)?.[1];
    if (owner === undefined || existsSync(`/proc/${owner}`)) continue;
    await rm(join(cache, name), { recursive: true, force: true });
  }
}

const programs = ["main.mjs", "runner-main.mjs", "workbook-main.mjs"];
const builtWithinMs = 20_000;
const buildQuietMs = 500;

/** True when all programs exist and none was written just now by a running build. */
async function isBuilt(build: string): Promise<boolean> {
  const ages = programs.map(async (name) => {
    const found = await stat(join(build, name)).catch(() => undefined);
    return found ? Date.now() - found.ctimeMs : -1;
  });
  return (await Promise.all(ages)).every((ageMs) => ageMs > buildQuietMs);
}

interface ServerPlace {
  env: Record<string, string | undefined>;
  cgroup: MemoryCgroup | undefined;
  logLines: string[];
}

export async function startServer(
  [node, entry]: readonly [string, string],
  { env, cgroup, logLines }: ServerPlace,
): Promise<{ child: ChildProcess; url: string }> {
  const line = [node, "--max-semi-space-size=1", entry];
  const [command, args] = cgroup ? cgroup.wrap(line) : [node, line.slice(1)];
  const child = spawn(command, args, { env, stdio: ["ignore", "pipe", "inherit"] });
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const said = () => logLines.slice(-3).join(" / ");
  child.once("exit", (code, signal) =>
    reject(new Error(`the server ended at once with ${code ?? signal}: ${said()}`)),
  );
  createInterface({ input: child.stdout }).on("line", (text) => {
    logLines.push(text);
    if (logLines.length > retainedLines) logLines.shift();
    const listening = /listening url=(\S+)/.exec(text)?.[1];
    if (listening) resolve(listening);
  });
  const timer = setTimeout(() => {
    child.kill("SIGKILL");
    reject(new Error(`the server does not listen: ${said()}`));
  }, startedWithinMs);
  return { child, url: await promise.finally(() => clearTimeout(timer)) };
}

function isAlive(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null;
}

export async function endServer(child: ChildProcess): Promise<void> {
  if (!isAlive(child)) return;
  const gone = once(child, "exit");
  child.kill("SIGTERM");
  const overdue = new AbortController();
  const late = wait(endedWithinMs, undefined, { signal: overdue.signal }).then(
    () => child.kill("SIGKILL"),
    () => false,
  );
  await gone;
  overdue.abort();
  await late;
}
