import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { requireChromium } from "@jobcan-automation/core/find-chromium";
import { endServer, startServer } from "./benched-service.ts";

/** One process of a service over several machines, as it is built. */
export interface QueuePart extends AsyncDisposable {
  url: string;
  pid: number;
  readonly logLines: readonly string[];
  kill(): void;
}

export interface QueuePartOptions {
  /** A copy of the build. */
  built: string;
  /** Alone, with all that runs in it, where it is left out. */
  queue?: { role: "web" | "worker"; url: string };
  env?: Record<string, string>;
}

export async function openQueuePart({ built, queue, env }: QueuePartOptions): Promise<QueuePart> {
  const folder = await mkdtemp(join(tmpdir(), "jcq-"));
  const logLines: string[] = [];
  const many = queue && {
    ROLE: queue.role,
    QUEUE_URL: queue.url,
    QUEUE_KEY: "the key of the queue in this bench",
  };
  const server = await startServer([process.execPath, join(built, "main.mjs")], {
    env: {
      ...process.env,
      CHROMIUM_PATH: requireChromium(process.env),
      DATA_DIR: join(folder, "d"),
      OWNER_KEY: "the key of the owners in this bench",
      PUNCH_DELAY_MS: "0",
      MALLOC_ARENA_MAX: "1",
      PORT: "0",
      ...many,
      ...env,
    },
    cgroup: undefined,
    logLines,
  });
  const { child, url } = server;
  return {
    url,
    pid: child.pid ?? -1,
    logLines,
    kill: () => void child.kill("SIGKILL"),
    async [Symbol.asyncDispose]() {
      await endServer(child);
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
