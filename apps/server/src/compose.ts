import { join } from "node:path";
import { AutofillError } from "@jobcan-automation/contract";
import { findChromium } from "@jobcan-automation/core/find-chromium";
import type { ProcessSystem } from "@jobcan-automation/proc";
import {
  type JobEngine,
  type LocalEngine,
  makeFolder,
  openSqliteStore,
  repeat,
  systemClock,
} from "@jobcan-automation/core";
import { readWorkbook } from "@jobcan-automation/workbook";
import type { Hono } from "hono";
import { type Browser, type EngineParts, type Parts, composeApp } from "./compose/compose-app.ts";
import { composeMemory } from "./compose/compose-memory.ts";
import { composeMetrics } from "./compose/compose-metrics.ts";
import { createFollowerPlaces } from "./http/limits/follower-places.ts";
import type { Config } from "./config.ts";
import { composeLocalEngine, sweepLeftovers } from "./engine/compose-engine.ts";
import type { Entries } from "./entries.ts";
import type { AppEnv } from "./http/env.ts";
import { isJobcanAddress } from "./settings/site-address.ts";
import { findOwnWindow, thisWindowSystem } from "./machine/own-window.ts";
import { probeSandbox } from "./machine/probe-sandbox.ts";
import { createFairPlaces } from "./uploads/fair-places.ts";
import { type ServerLog, createServerLog } from "./server-log.ts";
import { LocalUploads } from "./uploads/upload-service.ts";
import { createUploadFiles } from "./uploads/upload-files.ts";

/** The whole service, built once. */
export interface Service {
  app: Hono<AppEnv>;
  engine: JobEngine;
  /** Its records, or its way to them: disposed of last. */
  store: Disposable;
  log: ServerLog;
  /** Logs what was found at start, then watches memory and sweeps until the signal. */
  begin(signal: AbortSignal): void;
  /** The system takes a run before this process, where that can be had; for a process that is a server only. */
  protectFromOom(): void;
  /** Kills what runs and removes its folders, for a process that goes at once; its jobs are then `interrupted`. */
  abandon(): void;
  /** No new work from now on, and no file read or made to its end; `/readyz` says so. */
  stopAdmitting(): void;
  /**
   * Settles when another server on this DATA_DIR has taken this one's jobs over: nothing it holds is true any more,
   * and it has to end.
   */
  superseded: Promise<void>;
}

/** One workbook process at a time fits the memory; the line for it is short for one, long for an office of 200. */
const reading = {
  atOnce: { owner: 1, address: 1, all: 1 },
  waiting: { owner: 3, address: 250, all: 1_000 },
} as const;
const sweepEveryMs = 60_000;

/** What the service is given of its process. */
export interface ServiceProcess {
  system: ProcessSystem;
  /** Takes each line of the log. */
  write: (line: string) => void;
}

/** Builds everything and connects core's ports to diagnostics. Throws where DATA_DIR cannot be used. */
export function composeService(config: Config, entries: Entries, own: ServiceProcess): Service {
  const parts = composeParts(config, entries, own);
  const store = openSqliteStore(join(config.dataDir, "jobs.sqlite"), (found) =>
    parts.log.line("error", "records_set_aside", { ...found }),
  );
  // Before the engine, which adds those of the jobs that it recovers.
  for (const { uploadId } of store.finished()) parts.uploads.retain(uploadId);
  const { promise: superseded, resolve: onSuperseded } = Promise.withResolvers<void>();
  const engine = composeLocalEngine(parts, store, onSuperseded);
  const recordsTrouble = () => store.trouble();
  return assemble(parts, { engine, local: engine, store, recordsTrouble, superseded });
}

/** What the parts are put together with. */
export interface Engines extends EngineParts {
  /** The runs of this process; undefined where it has none. */
  local: LocalEngine | undefined;
  store: Disposable;
  superseded: Promise<void>;
}

/** All but the engine, which some of them ask once it is there. */
export interface ServiceParts extends Parts {
  late: { engines: Engines | undefined; isAdmitting: boolean };
}

/** Throws where DATA_DIR cannot be used. */
export function composeParts(
  config: Config,
  entries: Entries,
  { system, write }: ServiceProcess,
): ServiceParts {
  system.forbidCoreDumps();
  const clock = systemClock;
  makeDataDir(config.dataDir);
  const log = createServerLog({ write, format: config.LOG_FORMAT, now: () => clock.now() });
  const onError = (error: unknown) => void log.unexpected("memory", error);
  const late: ServiceParts["late"] = { engines: undefined, isAdmitting: true };
  const local = () => late.engines?.local;
  const memory = composeMemory({ config, system, clock, local, writeLine: write, onError });
  const readerPlaces = createFairPlaces(reading);
  const uploads = composeUploads({ config, system, entries, memory, readerPlaces });
  const browser = findBrowser(config, system);
  const followers = createFollowerPlaces();
  const metrics = composeMetrics({
    memory,
    followers,
    engine: () => late.engines?.engine ?? nothingYet,
    queue: () => late.engines?.queueView,
    isAdmitting: () => late.isAdmitting,
  });
  const files = { entries, readerPlaces, uploads };
  return { config, system, log, memory, browser, followers, metrics, late, ...files };
}

const nothingYet = {
  counts: async () => ({ waiting: 0, running: 0, waitingForPerson: 0, finished: 0 }),
  operation: { isDraining: async () => false },
};

/** The service over its parts and its engine. */
export function assemble(parts: ServiceParts, engines: Engines): Service {
  const { config, system, log, memory, metrics, readerPlaces, uploads, browser, late } = parts;
  const { engine, local, store, superseded } = engines;
  late.engines = engines;
  const app = composeApp({ ...parts, ...engines, isAdmitting: () => late.isAdmitting });
  return {
    app,
    engine,
    store,
    log,
    superseded,
    begin(signal) {
      logSettings(log, config);
      if (local !== undefined) logStart(log, browser);
      memory.telemetry.logThresholds();
      metrics.watch(signal);
      memory.watch(local, signal);
      sweepUploads(uploads, signal);
    },
    protectFromOom: () => system.protectFromOom(),
    abandon: () => sweepLeftovers(parts, (instance) => instance === system.ownInstance()),
    stopAdmitting() {
      late.isAdmitting = false;
      readerPlaces.close(new AutofillError("SHUTTING_DOWN", {}, { retryAfterSecs: 30 }));
    },
  };
}

function findBrowser(config: Config, system: ProcessSystem): Browser {
  return {
    window: findOwnWindow(config, thisWindowSystem),
    path: findChromium({ ...config, ...config.ofWindows }),
    ...probeSandbox(config.CHROMIUM_SANDBOX, {
      isRoot: process.getuid?.() === 0,
      allowsBrowserSandbox: () => system.allowsBrowserSandbox(),
    }),
  };
}

function makeDataDir(folder: string): void {
  try {
    makeFolder(folder);
  } catch (cause) {
    throw new Error("DATA_DIR cannot be made", { cause });
  }
}

function sweepUploads(uploads: LocalUploads, signal: AbortSignal): void {
  uploads.sweep();
  const sweeping = repeat(systemClock, sweepEveryMs, () => uploads.sweep());
  signal.addEventListener("abort", () => sweeping[Symbol.dispose](), { once: true });
}

function composeUploads(
  parts: Pick<Parts, "config" | "system" | "entries" | "memory" | "readerPlaces">,
): LocalUploads {
  const { config, system, entries, memory, readerPlaces } = parts;
  const limits = { maxFileSizeMb: config.MAX_FILE_SIZE_MB };
  return new LocalUploads({
    files: createUploadFiles(config.dataDir, config.MAX_FILE_SIZE_MB),
    clock: systemClock,
    telemetry: memory.telemetry,
    memory: () => memory.verdict(),
    places: readerPlaces,
    readWorkbook: async (request) =>
      await readWorkbook({ ...request, limits, entry: entries.workbook, system }),
  });
}

function logSettings(log: ServerLog, config: Config): void {
  for (const { name, meant } of config.unknown) {
    log.line("warn", "setting_not_read", { name, ...(meant !== undefined && { meant }) });
  }
  const { JOBCAN_ID_URL: id, JOBCAN_SSL_URL: ssl } = config;
  if (![id, ssl].every((address) => isJobcanAddress(address, []))) {
    log.line("warn", "jobcan_elsewhere", { id, ssl });
  }
}

function logStart(log: ServerLog, browser: Browser): void {
  if (browser.path === undefined) {
    log.line("error", "chromium_not_found", { set: "CHROMIUM_PATH" });
    return;
  }
  log.line("info", "chromium_found", { path: browser.path, sandbox: browser.sandbox });
  if (browser.sandbox) return;
  log.line("warn", "CHROMIUM_SANDBOX_IS_OFF", {
    reason: browser.reason,
    advice: "run as a user other than root, with user namespaces allowed",
  });
}
