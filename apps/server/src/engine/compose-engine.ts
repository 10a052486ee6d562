import { randomBytes } from "node:crypto";
import { tmpdir } from "node:os";
import type { Target } from "@jobcan-automation/contract";
import {
  createLocalEngine,
  createProcessRunner,
  type EngineOptions,
  type JobEnd,
  type JobStore,
  type LocalEngine,
  sweepRunFolders,
  systemClock,
} from "@jobcan-automation/core";
import { sweepReaders } from "@jobcan-automation/workbook";
import type { Parts } from "../compose/compose-app.ts";
import type { Config } from "../config.ts";
import type { ServerLog } from "../server-log.ts";
import { createCollector } from "../machine/collect-garbage.ts";

const stepTimeoutMs = 15_000;
/** One that waits and one that runs. */
const jobsPerOwner = 1;
const collectAfterMs = 250;

/** The engine in this process, with its records in a store. */
export function composeLocalEngine(
  parts: Parts,
  store: JobStore,
  onSuperseded: () => void,
): LocalEngine {
  const { uploads } = parts;
  return createLocalEngine({
    ...engineOptions(parts),
    store,
    ...neighbourhood(parts, parts.system.ownInstance(), onSuperseded),
    onRecovered: (uploadId) => uploads.retain(uploadId),
  });
}

/** What every engine needs, wherever its records are. */
export function engineOptions(
  parts: Parts,
): Omit<EngineOptions, "store" | "isInstanceGone" | "onRecovered"> {
  const { config, system, log, memory, metrics, uploads } = parts;
  const collect = createCollector();
  sweepLeftovers(parts, (other) => system.isInstanceGone(other));
  return {
    clock: systemClock,
    runner: composeRunner(parts),
    telemetry: memory.telemetry,
    instance: system.ownInstance(),
    onError: (error) => void log.unexpected("jobs", error),
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
    runMemoryMb: () => memory.ofRuns(),
    newId: () => randomBytes(16).toString("hex"),
    onFinished: (end) => {
      systemClock.after(collectAfterMs, collect);
      metrics.finished(end);
      logEnd(log, end);
    },
    onRemoved: (uploadId) => uploads.release(uploadId),
  };
}

function composeRunner({ config, system, entries, log, memory }: Parts) {
  const { PATH, HOME } = config;
  return createProcessRunner({
    entry: entries.runner,
    system,
    clock: systemClock,
    telemetry: memory.telemetry,
    baseDir: tmpdir(),
    instance: system.ownInstance(),
    onError: (error) => void log.unexpected("jobs", error),
    env: { ...config.ofWindows, PATH, HOME, LANG: "ja_JP.UTF-8", TZ: "Asia/Tokyo" },
    oomKills: () => memory.oomKills(),
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

function logEnd(log: ServerLog, { jobId, sessionId, outcome, code, cause }: JobEnd): void {
  log.line(outcome === "succeeded" ? "info" : "warn", "job_finished", {
    job_id: jobId,
    session_id: sessionId,
    outcome,
    ...(code !== undefined && { code }),
    ...(cause !== undefined && { cause }),
  });
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
export function sweepLeftovers(
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
