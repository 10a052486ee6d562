import type { Config, ProcessSystem, Service } from "@jobcan-automation/server/compose";
import type { CliPorts, OwnService } from "../cli-ports.ts";
import type { Env } from "../env.ts";
import { exitCodes, exitOf } from "../exit-codes.ts";
import { CannotRunError } from "./cannot-run-error.ts";
import { dataFolder } from "./data-folder.ts";
import { ensureBrowser } from "./ensure-browser.ts";
import { makeDataFolder } from "./make-data-folder.ts";
import { notOverRedis } from "./not-over-redis.ts";
import { portTaken } from "./port-taken.ts";
import { takeWorkLock } from "./work-lock.ts";

/** What the service inside this process is to have. */
export interface OwnServiceOptions {
  /** URL of this program's main module, beside which the others are. */
  program: string;
  /** The practice site beside it. */
  practice: boolean;
  /** Jobs will be run: a browser is needed, and to be the only one on the data folder. */
  runs: boolean;
  /** Where to listen on the loopback, 0 for any; undefined: nowhere, and it is one process, whatever is set. */
  port?: number;
  /** Every line of the service's log. */
  onLine: (line: string) => void;
}

type OwnPorts = Pick<CliPorts, "machine" | "words" | "err" | "env" | "interrupted" | "onLeave">;

/**
 * Composes the same service as a server does, with its data in the user's own folder. Throws CannotRunError where a
 * setting, the folder, the port or a browser cannot be had.
 */
export async function openOwnService(
  ports: OwnPorts,
  options: OwnServiceOptions,
): Promise<OwnService> {
  await using parts = new AsyncDisposableStack();
  const dataDir = dataFolder(ports.env, process.platform);
  makeDataFolder(dataDir);
  if (options.runs) {
    parts.use(workLock(dataDir));
    await ensureBrowser(ports);
  }
  const practice = options.practice ? parts.use(await startPractice()) : undefined;
  const { chooseSystem, composeFor, findEntries } =
    await import("@jobcan-automation/server/compose");
  const config = await configFor(ports.env, {
    DATA_DIR: dataDir,
    HOST: "127.0.0.1",
    PORT: String(options.port ?? 0),
    ...(options.port === undefined && forOneRun),
    PRACTICE_ID_URL: practice?.idUrl,
    PRACTICE_SSL_URL: practice?.sslUrl,
  });
  const system = chooseSystem(config.PROCESS_SYSTEM);
  const entries = findEntries(options.program);
  const composing = composeFor(config, entries, { system, write: options.onLine });
  const service = await (config.QUEUE_URL === undefined
    ? composing
    : composing.catch(notOverRedis));
  ports.onLeave(() => service.abandon());
  const url = await begin(
    parts,
    service,
    options.port === undefined ? undefined : { config, system },
  );
  const owned = parts.move();
  return {
    fetch: async (request) => await service.app.fetch(request),
    url,
    practiceUrl: practice?.controlUrl,
    dataDir,
    superseded: service.superseded,
    [Symbol.asyncDispose]: async () => await owned.disposeAsync(),
  };
}

/** Nothing listens: nobody is to be kept out, and no other process takes part. */
const forOneRun: Env = {
  ACCESS_TOKEN: "",
  QUEUE_URL: undefined,
  QUEUE_KEY: undefined,
  ROLE: undefined,
};

function workLock(dataDir: string): Disposable {
  const lock = takeWorkLock(dataDir);
  if (lock !== undefined) return lock;
  throw new CannotRunError(exitOf("ALREADY_RUNNING"), ({ own }) => own.busy(dataDir));
}

async function startPractice() {
  const { openPracticeSite } = await import("./practice-site.ts");
  return await openPracticeSite();
}

async function configFor(env: Env, own: Env): Promise<Config> {
  const { ConfigError, readConfig } = await import("@jobcan-automation/server/compose");
  try {
    return readConfig({ ...env, ...own, PUBLIC_ORIGIN: "", RENDER_EXTERNAL_URL: "" });
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    throw new CannotRunError(exitCodes.couldNotRun, ({ own: words }) =>
      words.badSetting(error.lines.join("; ")),
    );
  }
}

interface ListenParts {
  config: Config;
  system: ProcessSystem;
}

/** Listens where it is to, and watches memory; what is begun here ends with `parts`. */
async function begin(
  parts: AsyncDisposableStack,
  service: Service,
  listens: ListenParts | undefined,
): Promise<string | undefined> {
  const { shutDownService } = await import("@jobcan-automation/server/compose");
  const stopping = new AbortController();
  // The service's own timers keep no process alive, and nothing else may be there to do it.
  const alive = setInterval(() => undefined, aliveMs);
  parts.defer(() => clearInterval(alive));
  const listening = listens && (await listenAt(service, listens));
  parts.defer(async () => {
    stopping.abort();
    await shutDownService(service, listening?.server);
  });
  service.begin(stopping.signal);
  return listening?.url;
}

/** Throws CannotRunError where another program has the port. */
async function listenAt({ app }: Service, { config, system }: ListenParts) {
  const { limitsFor, listen } = await import("@jobcan-automation/server/compose");
  return await listen(app, config, limitsFor(config, system)).catch(portTaken(config.PORT));
}

const aliveMs = 60_000;
