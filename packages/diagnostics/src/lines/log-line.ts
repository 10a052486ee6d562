import type {
  CheckpointTag,
  CleanupResult,
  CleanupStep,
  PrunedJob,
  RunProof,
} from "@jobcan-automation/contract";
import { buildLine, figure, type LinePart, type LogLine, pair } from "./line-parts.ts";
import type { DayInHand, GuardFinding } from "../memory/memory-guard.ts";
import type { MemoryThresholds, ThresholdCorrection } from "../memory/memory-thresholds.ts";

/** The facts of a `memory_check` line. `parts` are the keys younger than the contract's example. */
export interface MemoryCheckFacts {
  tag: CheckpointTag;
  rssMb: number;
  jobsCount: number;
  sessionsCount: number;
  browserCount: number;
  env: DeploymentFacts;
  limitMb: number;
  warningMb: number;
  jobId?: string | undefined;
  sessionId?: string | undefined;
  parts?: MemoryPartsFacts;
}

/** How the service was deployed, as `memory_check` repeats it. */
export interface DeploymentFacts {
  WEB_CONCURRENCY: string | number;
  WEB_THREADS: string | number;
  MAX_ACTIVE_SESSIONS: string | number;
}

interface MemoryPartsFacts {
  containerMb: number;
  browserMb: number;
  runnerMb: number;
  /** The container's own hard limit; absent where it has none. */
  hardLimitMb?: number | undefined;
}

/**
 * `memory_check tag=… rss_mb=… … job_id=… session_id=…`, then `container_mb browser_mb limit_mb`, then what is
 * younger still.
 */
export function memoryCheckLine(facts: MemoryCheckFacts): LogLine {
  return buildLine("info", "memory_check", [
    pair("tag", facts.tag),
    figure("rss_mb", facts.rssMb),
    pair("jobs_count", facts.jobsCount),
    pair("sessions_count", facts.sessionsCount),
    pair("browser_count", facts.browserCount),
    pair("env_WEB_CONCURRENCY", facts.env.WEB_CONCURRENCY),
    pair("env_WEB_THREADS", facts.env.WEB_THREADS),
    pair("env_MAX_ACTIVE_SESSIONS", facts.env.MAX_ACTIVE_SESSIONS),
    pair("env_MEMORY_LIMIT_MB", facts.limitMb),
    pair("env_MEMORY_WARNING_MB", facts.warningMb),
    pair("job_id", facts.jobId),
    pair("session_id", facts.sessionId),
    ...(facts.parts === undefined ? [] : memoryParts(facts.parts)),
  ]);
}

function memoryParts(parts: MemoryPartsFacts): LinePart[] {
  return [
    figure("container_mb", parts.containerMb),
    figure("browser_mb", parts.browserMb),
    figure("limit_mb", parts.hardLimitMb),
    figure("runner_mb", parts.runnerMb),
  ];
}

/** `browser_count increment count=1` */
export function browserCountLine(change: "increment" | "decrement", count: number): LogLine {
  return buildLine("info", "browser_count", [action(change), pair("count", count)]);
}

/** What was closed or checked on the way out; the key it has in the line. */
export const cleanupKeys = {
  page: "page_close",
  context: "context_close",
  browser: "browser_close",
  playwright: "playwright_close",
  tree: "tree_gone",
  temp: "temp_removed",
} as const;
/** `cleanup_result page_close=success` or `…=failed error=…`, with ` (error_path)` last. */
export function cleanupResultLine(step: CleanupStep | RunProof, result: CleanupResult): LogLine {
  const parts = [pair(cleanupKeys[step], result.ok ? "success" : "failed")];
  if (!result.ok) parts.push(pair("error", result.error ?? "unknown"));
  if (result.errorPath) parts.push({ text: "(error_path)", fields: { error_path: true } });
  // The driver is closed by the block that holds it; runbooks search for the word.
  else if (step === "playwright" && result.ok) {
    parts.push({ text: "(via_with_block)", fields: { via_with_block: true } });
  }
  return buildLine(result.ok ? "info" : "error", "cleanup_result", parts);
}

/** `job_prune removed job_id=… status=completed log_count=150 age_sec=1805.2` */
export function jobPruneRemovedLine(job: PrunedJob): LogLine {
  return buildLine("info", "job_prune", [
    action("removed"),
    pair("job_id", job.jobId),
    pair("status", job.status),
    pair("log_count", job.logCount),
    figure("age_sec", job.ageSecs),
  ]);
}

/** `job_prune summary removed=3 remaining=1` */
export function jobPruneSummaryLine(removed: number, remaining: number): LogLine {
  const counts = [pair("removed", removed), pair("remaining", remaining)];
  return buildLine("info", "job_prune", [action("summary"), ...counts]);
}

/**
 * One `memory_threshold_mismatch` for each correction, then `memory_threshold_auto_corrected` with the outcome; none
 * when nothing was wrong.
 */
export function thresholdLines(thresholds: MemoryThresholds): LogLine[] {
  if (thresholds.corrections.length === 0) return [];
  const outcome = [pair("WARNING_MB", thresholds.warningMb), pair("LIMIT_MB", thresholds.limitMb)];
  return [
    ...thresholds.corrections.map(mismatchLine),
    buildLine("warn", "memory_threshold_auto_corrected", outcome),
  ];
}

function mismatchLine(correction: ThresholdCorrection): LogLine {
  return buildLine("warn", "memory_threshold_mismatch", [
    ...mismatchParts(correction),
    { text: "- auto_correcting", fields: { reason: correction.kind } },
  ]);
}

function mismatchParts(correction: ThresholdCorrection): LinePart[] {
  if (correction.kind === "not_a_number_of_mb") {
    return [pair(`${correction.name}_MB`, correction.given), { text: "is not a number of MB" }];
  }
  const limit = pair("LIMIT_MB", correction.limitMb);
  switch (correction.kind) {
    case "warning_not_below_limit":
      return [pair("WARNING_MB", correction.warningMb), { text: ">=" }, limit];
    case "above_container":
      return [limit, { text: ">" }, pair("CONTAINER_MB", correction.boundMb)];
    case "above_ram":
      return [limit, { text: ">" }, pair("RAM_MB", correction.boundMb)];
  }
}

/** `high_memory_usage`, `memory_limit_exceeded`, `critical_memory_usage` or `emergency_memory_stop`. */
export function guardLine(finding: GuardFinding): LogLine {
  const memory = figure("memory_mb", finding.memoryMb);
  switch (finding.kind) {
    case "high":
      return buildLine("warn", "high_memory_usage", [
        memory,
        pair("warning_threshold", finding.warningMb),
      ]);
    case "over_limit":
      return buildLine("error", "memory_limit_exceeded", [memory, pair("limit", finding.limitMb)]);
    case "critical":
      return dayLine("critical_memory_usage", "approaching OOM", finding);
    case "emergency":
      return dayLine("emergency_memory_stop", "preventing OOM", finding);
  }
}

function dayLine(prefix: string, why: string, finding: GuardFinding & DayInHand): LogLine {
  const memory = finding.memoryMb.toFixed(1);
  const percent = finding.percent.toFixed(1);
  return buildLine(finding.kind === "emergency" ? "error" : "warn", prefix, [
    pair("data", finding.day),
    {
      text: `memory=${memory}MB (${percent}%)`,
      fields: { memory: Number(memory), percent: Number(percent) },
    },
    { text: `- ${why}` },
    pair("job_id", finding.jobId),
  ]);
}

function action(word: string): LinePart {
  return { text: word, fields: { action: word } };
}
