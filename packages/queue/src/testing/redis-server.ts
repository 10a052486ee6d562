import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Redis } from "ioredis";

/** A real Redis of the test's own, on a free port, ended with its folder when it is disposed of. */
export interface RedisServer extends AsyncDisposable {
  url: string;
  port: number;
  pid: number;
  /** Where it writes its dump and its append-only file. */
  folder: string;
  /** A client of the test's own. */
  client: Redis;
  /** Ends it at once; its folder stays, so that `startRedis` can begin anew on it. */
  kill(): Promise<void>;
}

const binary = ["/usr/bin/redis-server", "/usr/local/bin/redis-server"].find((path) =>
  existsSync(path),
);

/** Whether tests can have a Redis of their own; scripts/setup.mjs installs it where it may. */
export const hasRedis = binary !== undefined;

export interface RedisServerOptions {
  port?: number;
  folder?: string;
  more?: readonly string[];
}

export async function startRedis(options: RedisServerOptions = {}): Promise<RedisServer> {
  if (binary === undefined) throw new Error("no redis-server here: apt-get install redis-server");
  const port = options.port ?? (await freePort());
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), "redis-"));
  const words = ["--port", String(port), "--bind", "127.0.0.1", "--dir", folder];
  const child = spawn(binary, [...words, "--save", "", ...(options.more ?? [])], {
    stdio: "ignore",
  });
  const url = `redis://127.0.0.1:${port}`;
  const client = new Redis(url, { lazyConnect: true, retryStrategy: () => 50 });
  client.on("error", () => {});
  await client.connect().catch(() => {});
  await client.ping();
  return {
    url,
    port,
    pid: child.pid ?? 0,
    folder,
    client,
    async kill() {
      client.disconnect();
      await ended(child);
    },
    async [Symbol.asyncDispose]() {
      client.disconnect();
      await ended(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await gone;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}
