import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** A worker of its own process, whose runs type into an attendance site. Disposing kills it. */
export interface WorkerProcess extends AsyncDisposable {
  pid: number;
  /** Its name among the others. */
  name: string;
  /** What it printed. */
  readonly lines: readonly string[];
  signal(name: "SIGKILL" | "SIGSTOP" | "SIGCONT" | "SIGTERM"): void;
  exited: Promise<unknown>;
}

export interface WorkerProcessOptions {
  url: string;
  siteUrl: string;
  places?: number;
  /** A pause of each run before its first day, and one after each day. */
  beforeMs?: number;
  dayMs?: number;
  leaseMs?: number;
  isOffline?: boolean;
}

const program = fileURLToPath(new URL("worker-main.ts", import.meta.url));

export async function startWorker(options: WorkerProcessOptions): Promise<WorkerProcess> {
  const { url, siteUrl, places = 1, beforeMs = 0, dayMs = 0, leaseMs = 30_000 } = options;
  const figures = { places, before: beforeMs, day: dayMs, lease: leaseMs };
  const words = Object.entries({ url, site: siteUrl, ...figures }).map(
    ([name, value]) => `--${name}=${value}`,
  );
  const offline = options.isOffline === true ? ["--offline"] : [];
  const child = spawn(process.execPath, [program, ...words, ...offline], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const lines: string[] = [];
  const ready = Promise.withResolvers<string>();
  const exited = once(child, "exit");
  void exited.then(() => ready.reject(new Error(`a worker ended at once: ${lines.join(" / ")}`)));
  createInterface({ input: child.stdout }).on("line", (line) => {
    lines.push(line);
    if (line.startsWith("ready ")) ready.resolve(line.slice("ready ".length));
  });
  return {
    pid: child.pid ?? 0,
    name: await ready.promise,
    lines,
    signal: (name) => void child.kill(name),
    exited,
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill("SIGKILL");
      await exited;
    },
  };
}
