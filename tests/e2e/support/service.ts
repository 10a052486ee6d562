import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Sandbox, type SandboxOptions, startSandbox } from "@jobcan-automation/sandbox";
import { startService } from "../../../scripts/lib/service.mjs";

/** A service and its practice Jobcan, each on a free port; disposing ends both and removes their data. */
export interface RunningService extends AsyncDisposable {
  readonly url: string;
  readonly pid: number;
  readonly sandbox: Sandbox;
  readonly dataDir: string;
  /** The service's own log so far. */
  readonly logLines: readonly string[];
  /** Ends the service; the practice Jobcan keeps running. */
  kill(signal: "SIGKILL" | "SIGTERM"): Promise<void>;
  /** Starts the service again with the same port and data. */
  startAgain(): Promise<void>;
  /** The same without its records, as when their time is over. */
  forgetJobs(): Promise<void>;
}

export interface ServiceOptions {
  sandbox?: SandboxOptions;
  env?: Record<string, string>;
  /** The practice Jobcan stands for the real one, too. */
  playsReal?: boolean;
  /** Runs the service that was packed into this folder instead of the checkout's. */
  folder?: string;
}

/** Starts both. The service is the built one, as `npm start` runs it. */
export async function openService(options: ServiceOptions = {}): Promise<RunningService> {
  const sandbox = await startSandbox(options.sandbox);
  const dataDir = await mkdtemp(join(tmpdir(), "jobcan-e2e-"));
  const logLines: string[] = [];
  const start = (port: string) =>
    startService({
      ...(options.folder !== undefined && { folder: options.folder }),
      env: {
        PORT: port,
        DATA_DIR: dataDir,
        PUNCH_DELAY_MS: "0",
        PRACTICE_ID_URL: sandbox.idUrl,
        PRACTICE_SSL_URL: sandbox.sslUrl,
        ...(options.playsReal === true && {
          JOBCAN_ID_URL: sandbox.idUrl,
          JOBCAN_SSL_URL: sandbox.sslUrl,
          ALLOW_OTHER_JOBCAN_HOSTS: [sandbox.idUrl, sandbox.sslUrl]
            .map((address) => new URL(address).hostname)
            .join(","),
        }),
        ...options.env,
      },
      onLine: (line: string) => logLines.push(line),
    });
  let service = await start("0");
  const url: string = service.url;
  return {
    url,
    sandbox,
    dataDir,
    logLines,
    get pid() {
      return service.child.pid ?? -1;
    },
    kill: (signal) => service.stop(signal),
    async startAgain() {
      service = await start(new URL(url).port);
    },
    async forgetJobs() {
      await service.stop("SIGTERM");
      for (const suffix of ["", "-wal", "-shm"]) {
        await rm(join(dataDir, `jobs.sqlite${suffix}`), { force: true });
      }
      service = await start(new URL(url).port);
    },
    async [Symbol.asyncDispose]() {
      await service.stop();
      await sandbox[Symbol.asyncDispose]();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
