import type { QueueView } from "@jobcan-automation/contract";
import { systemClock } from "@jobcan-automation/core";
import { type OpenedQueue, openQueue, type QueueState } from "@jobcan-automation/queue";
import { assemble, composeParts, type Service, type ServiceProcess } from "../compose.ts";
import { engineOptions } from "../engine/compose-engine.ts";
import type { Config } from "../config.ts";
import type { Entries } from "../entries.ts";
import packageJson from "../../package.json" with { type: "json" };
import { ManyUploads } from "./many-uploads.ts";
import { namedLines } from "./named-lines.ts";

/**
 * The service as one of many over Redis: the same parts, with records, queue and runs shared. Rejects where Redis
 * cannot be reached or would lose what it is given.
 */
export async function composeQueueService(
  config: Config & { QUEUE_URL: string; QUEUE_KEY: string },
  entries: Entries,
  { system, write }: ServiceProcess,
): Promise<Service> {
  const lines = namedLines(write, config.LOG_FORMAT);
  const own = composeParts(config, entries, { system, write: lines.write });
  // A person's own window would open at a worker.
  const parts = { ...own, browser: { ...own.browser, window: undefined } };
  const { QUEUE_URL: url, QUEUE_KEY: secret, ROLE: role } = config;
  const settings = {
    url,
    secret,
    role,
    version: packageJson.version,
    browsers: () => parts.memory.telemetry.browsers.count,
  };
  const opened = await openQueue(settings, engineOptions(parts));
  lines.name(opened.name);
  parts.log.line("info", "queue_opened", { role });
  const jobMs =
    (config.QUEUED_MAX_WAIT_SEC + config.JOB_TIMEOUT_SEC + config.JOB_RETENTION_SEC) * 1000;
  const onError = (error: unknown) => void parts.log.unexpected("uploads", error);
  const sharedUploads = new ManyUploads({
    local: parts.uploads,
    shelf: opened.uploads,
    jobMs,
    onError,
  });
  return assemble(parts, {
    sharedUploads,
    queueView: async () => viewOf(await opened.state(), systemClock.now()),
    engine: opened.engine,
    local: opened.local,
    store: disposableOf(opened),
    recordsTrouble: () => (opened.isReady ? undefined : "the queue is away"),
    // Nobody takes over a process that lives: its leases say whether it may press.
    superseded: new Promise(() => {}),
  });
}

function viewOf({ waiting, oldestQueuedAt, workers }: QueueState, now: number): QueueView {
  return {
    waiting,
    ...(oldestQueuedAt !== undefined && {
      oldestWaitSecs: Math.max(0, Math.round((now - oldestQueuedAt) / 1000)),
    }),
    workers: workers.map(({ id, key: _key, ...figures }) => ({ name: id, ...figures })),
  };
}

function disposableOf(opened: OpenedQueue): Disposable {
  return { [Symbol.dispose]: () => opened.close() };
}
