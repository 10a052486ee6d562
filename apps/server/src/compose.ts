import { randomBytes } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Target, AutofillError } from "@jobcan-automation/contract";
import { findChromium } from "@jobcan-automation/core/find-chromium";
import type { ProcessSystem } from "@jobcan-automation/proc";
import {
  type JobEnd,
  type LocalEngine,
  createLocalEngine,
  type JobStore,
  sweepRunFolders,
  createProcessRunner,
  makeFolder,
  openSqliteStore,
  repeat,
  systemClock,
} from "@jobcan-automation/core";
import { sweepReaders, readWorkbook } from "@jobcan-automation/workbook";
import type { Hono } from "hono";
import { type Browser, type Parts, composeApp } from "./compose-app.ts";
import { composeMemory } from "./compose-memory.ts";
import { composeMetrics } from "./compose-metrics.ts";
import { createFollowerPlaces } from "./http/limits/follower-places.ts";
import { createCollector } from "./machine/collect-garbage.ts";
import type { Config } from "./config.ts";
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
  engine: LocalEngine;
  store: JobStore;
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

const stepTimeoutMs = 15_000;
/** One that waits and one that runs. */
const jobsPerOwner = 1;
const collectAfterMs = 250;
/** One workbook process at a time fits the memory; the line for it is short for one, long for an office of 200. */
const reading = {
  atOnce: { owner: 1, address: 1, all: 1 },
  waiting: { owner: 3, address: 250, all: 1_000 },
} as const;
const sweepEveryMs = 60_000;

/** What the service is given of its process. */
interface ServiceProcess {
  system: ProcessSystem;
  /** Takes each line of the log. */
  write: (line: string) => void;
}

/** Builds everything and connects core's ports to diagnostics. Throws where DATA_DIR cannot be used. */
export function composeService(
  config: Config,
  entries: Entries,
  { system, write }: ServiceProcess,
): Service {
  system.forbidCoreDumps();
  const clock = systemClock;
  makeDataDir(config.dataDir);
  const log = createServerLog({ write, format: config.LOG_FORMAT, now: () => clock.now() });
  const onError = (error: unknown) => void log.unexpected("memory", error);
  const own = { config, system, clock, engine: () => engine };
  const memory = composeMemory({ ...own, writeLine: write, onError });
  const readerPlaces = createFairPlaces(reading);
  const uploads = composeUploads({ config, system, entries, memory, readerPlaces });
  const store = openSqliteStore(join(config.dataDir, "jobs.sqlite"), (found) =>
    log.line("error", "records_set_aside", { ...found }),
  );
  const browser = findBrowser(config, system);
  let admitting = true;
  const isAdmitting = () => admitting;
  const followers = createFollowerPlaces();
  const metrics = composeMetrics({ ...own, memory, followers, isAdmitting });
  const files = { entries, readerPlaces, uploads, store };
  const parts: Parts = { config, system, log, memory, browser, followers, metrics, ...files };
  // Before the engine, which adds those of the jobs that it recovers.
  for (const { uploadId } of store.finished()) uploads.retain(uploadId);
  const { promise: superseded, resolve: onSuperseded } = Promise.withResolvers<void>();
  const engine = composeEngine(parts, onSuperseded);
  const app = composeApp({ ...parts, engine, isAdmitting });
  return {
    app,
    engine,
    store,
    log,
    superseded,
    begin(signal) {
      logSettings(log, config);
      logStart(log, browser);
      memory.telemetry.logThresholds();
      metrics.watch(signal);
      memory.watch(engine, signal);
      sweepUploads(uploads, signal);
    },
    protectFromOom: () => system.protectFromOom(),
    abandon: () => sweepLeftovers(parts, (instance) => instance === system.ownInstance()),
    stopAdmitting() {
      admitting = false;
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

function composeEngine(parts: Parts, onSuperseded: () => void): LocalEngine {
  const { config, system, entries, log, memory, metrics, uploads, store } = parts;
  const { telemetry } = memory;
  const instance = system.ownInstance();
  const baseDir = tmpdir();
  const collect = createCollector();
  const onError = (error: unknown) => void log.unexpected("jobs", error);
  sweepLeftovers(parts, (other) => system.isInstanceGone(other));
  const { PATH, HOME } = config;
  const runner = createProcessRunner({
    entry: entries.runner,
    system,
    clock: systemClock,
    telemetry,
    baseDir,
    instance,
    onError,
    env: { ...config.ofWindows, PATH, HOME, LANG: "ja_JP.UTF-8", TZ: "Asia/Tokyo" },
    oomKills: () => memory.oomKills(),
  });
  return createLocalEngine({
    clock: systemClock,
    store,
    runner,
    telemetry,
    instance,
    ...neighbourhood(parts, instance, onSuperseded),
    onError,
    limits: {
      maxActive: config.MAX_ACTIVE_SESSIONS,
      maxQueue: config.MAX_QUEUE_SIZE,
      perOwner: jobsPerOwner,
      queuedMaxWaitMs: config.QUEUED_MAX_WAIT_SEC * 1000,
      retentionMs: config.JOB_RETENTION_SEC * 1000,
    },
    settings: runSettings(parts),
    sittingMs: config.SITTING_SEC * 1000,
    memory: () => memory.verdict(),
    newId: () => randomBytes(16).toString("hex"),
    onFinished: (end) => {
      systemClock.after(collectAfterMs, collect);
      metrics.finished(end);
      logEnd(log, end);
    },
    onRecovered: (uploadId) => uploads.retain(uploadId),
    onRemoved: (uploadId) => uploads.release(uploadId),
  });
}

function logEnd(log: ServerLog, { jobId, sessionId, outcome, code, cause }: JobEnd): void {
  log.line(outcome === "succeeded" ? "info" : "warn", "job_finished", {
    job_id: jobId,
    session_id: sessionId,
    outcome,
    ...(code !== undefined && { code }),
    ...(cause !== undefined && { cause }),
  });
}

/** What each run needs of this service. */
function runSettings({ config, browser }: Parts) {
  return {
    sites: sitesOf(config),
    browser: { executablePath: browser.path ?? "", sandbox: browser.sandbox },
    window: browser.window,
    punchDelayMs: config.PUNCH_DELAY_MS,
    timeoutMs: config.JOB_TIMEOUT_SEC * 1000,
    personWaitMs: config.PERSON_WAIT_SEC * 1000,
    stepTimeoutMs,
  };
}

/** How this server stands to others on its DATA_DIR. */
function neighbourhood(parts: Parts, instance: string, onSuperseded: () => void) {
  const { config, system, log } = parts;
  return {
    isInstanceGone: (other: string) => system.isInstanceGone(other),
    takeOverAfterMs: config.TAKE_OVER_AFTER_SEC * 1000,
    onNeighbourGone(gone: string) {
      log.line("warn", "jobs_taken_over", { instance: gone });
      sweepLeftovers(parts, (other) => other === gone);
    },
    onSuperseded() {
      log.line("error", "superseded", { instance });
      onSuperseded();
    },
  };
}

/** What servers that are gone have left: run folders, with the processes of their runs, and workbook processes. */
function sweepLeftovers(
  { log, system }: Pick<Parts, "log" | "system">,
  isGone: (instance: string) => boolean,
): void {
  const swept = sweepRunFolders(tmpdir(), system, isGone);
  const readers = sweepReaders(system, isGone);
  if (swept.folders + readers > 0) log.line("warn", "leftovers_removed", { ...swept, readers });
}

function sitesOf(config: Config): Partial<Record<Target, { idUrl: string; sslUrl: string }>> {
  const { PRACTICE_ID_URL, PRACTICE_SSL_URL, JOBCAN_ID_URL, JOBCAN_SSL_URL } = config;
  const hasPractice = PRACTICE_ID_URL !== undefined && PRACTICE_SSL_URL !== undefined;
  return {
    ...(hasPractice && { practice: { idUrl: PRACTICE_ID_URL, sslUrl: PRACTICE_SSL_URL } }),
    jobcan: { idUrl: JOBCAN_ID_URL, sslUrl: JOBCAN_SSL_URL },
  };
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
