import type { ErrorCode, QueueView } from "@jobcan-automation/contract";
import type { ProcessSystem } from "@jobcan-automation/proc";
import { type JobEngine, systemClock } from "@jobcan-automation/core";
import { todayInJapan } from "@jobcan-automation/timesheet";
import { createApp } from "../app.ts";
import type { Memory } from "./compose-memory.ts";
import type { ServiceMetrics } from "./compose-metrics.ts";
import type { Config } from "../config.ts";
import type { Entries } from "../entries.ts";
import { createFileMaker } from "../files/file-maker.ts";
import type { HealthOptions } from "../http/health-routes.ts";
import type { FollowerPlaces } from "../http/limits/follower-places.ts";
import { createWorkerApp } from "../queue/worker-app.ts";
import { ownerSecret } from "../http/owner/owner-secret.ts";
import type { OwnWindow } from "../machine/own-window.ts";
import type { SandboxProbe } from "../machine/probe-sandbox.ts";
import { createOperation } from "../operator/operation.ts";
import type { ServerLog } from "../server-log.ts";
import { serviceInfo } from "../service-info.ts";
import type { Services, UploadService } from "../services.ts";
import { createTelemetryFeed } from "../telemetry/telemetry-feed.ts";
import type { FairPlaces } from "../uploads/fair-places.ts";
import type { LocalUploads } from "../uploads/upload-service.ts";

/** The browser that was found, and how it can be run. */
export type Browser = SandboxProbe & {
  path: string | undefined;
  /** Where a person may sign in on this machine. */
  window: OwnWindow | undefined;
};

/** What the service is put together from. */
export interface Parts {
  config: Config;
  system: ProcessSystem;
  entries: Entries;
  log: ServerLog;
  memory: Memory;
  /** Limits how many workbook processes run at once. */
  readerPlaces: FairPlaces;
  uploads: LocalUploads;
  browser: Browser;
  followers: FollowerPlaces;
  metrics: ServiceMetrics;
}

/** What differs with the engine. */
export interface EngineParts {
  engine: JobEngine;
  recordsTrouble: () => string | undefined;
  /** Uploads that other web servers know too. */
  sharedUploads?: UploadService | undefined;
  /** All machines, where there are several. */
  queueView?: (() => Promise<QueueView>) | undefined;
}

type AppParts = Parts & EngineParts & { isAdmitting: () => boolean };

/** The HTTP side over all that is built. */
export function composeApp(parts: AppParts) {
  const { config, entries, log, followers, metrics } = parts;
  const health = composeHealth(parts);
  const onRefused = (code: ErrorCode) => metrics.refused(code);
  if (config.ROLE === "worker") {
    return createWorkerApp({ health, clock: systemClock, log, onRefused });
  }
  const services = composeServices(parts);
  return createApp({
    services,
    followers,
    log,
    clock: systemClock,
    onRefused,
    health,
    webFolder: entries.webFolder,
    publicOrigins: config.publicOrigins,
    listenHost: config.listenHost,
    accessToken: config.ACCESS_TOKEN,
    operatorToken: config.OPERATOR_TOKEN,
    ownerSecret: ownerSecret(config.dataDir, config.OWNER_KEY, () =>
      log.line("warn", "owner_key_replaced", { file: "owner.key" }),
    ),
    trustedHops: config.TRUSTED_PROXY_HOPS,
    maxFileSizeMb: config.MAX_FILE_SIZE_MB,
  });
}

function composeHealth(parts: AppParts): HealthOptions {
  const { config, memory, browser, metrics, engine, recordsTrouble, isAdmitting } = parts;
  return {
    readMemory: () => memory.view(),
    isAdmitting,
    // A worker goes on with what waits.
    isDraining: async () => config.ROLE !== "worker" && (await engine.operation.isDraining()),
    recordsTrouble,
    // One that runs no job needs none.
    hasBrowser: () => browser.path !== undefined || config.ROLE === "web",
    metrics,
    metricsToken: config.METRICS_TOKEN,
  };
}

function composeServices(parts: AppParts): Services {
  const { config, system, entries, memory, readerPlaces, uploads, engine, followers } = parts;
  const { sharedUploads = uploads } = parts;
  const clock = systemClock;
  return {
    engine,
    operation: createOperation({ engine: engine.operation, clock, log: parts.log }),
    uploads: sharedUploads,
    info: async () =>
      serviceInfo(config, await engine.counts(), {
        today: todayInJapan(clock.now()),
        hasWindow: parts.browser.window !== undefined,
      }),
    telemetry: createTelemetryFeed({
      telemetry: memory.telemetry,
      history: memory.history,
      clock,
      readMemory: () => memory.view(),
      counts: async () => await engine.counts(),
      queue: parts.queueView,
      followers: () => followers.count,
    }),
    files: createFileMaker({
      system,
      entry: entries.workbook,
      now: () => clock.now(),
      pathOf: (uploadId) => uploads.pathOf(uploadId),
      places: readerPlaces,
    }),
  };
}
