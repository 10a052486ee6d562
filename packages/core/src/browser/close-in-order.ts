import { setTimeout as wait } from "node:timers/promises";
import type { CleanupResult, CleanupStep } from "@jobcan-automation/contract";
import { orTimedOut } from "../base/deadline.ts";
import { mapPlaywrightError } from "./map-playwright-error.ts";
import { killProcessTree, processTree } from "@jobcan-automation/proc";

/** What is to be closed; `pid` is the browser's process where it is known. */
export interface Closables {
  page: Closable;
  context: Closable;
  browser: Closable;
  pid: number | undefined;
}

interface Closable {
  close(): Promise<void>;
}

export interface CloseOptions {
  /** Time limit of one step; if a step hangs, the browser's process tree is killed. */
  stepTimeoutMs: number;
  errorPath: boolean;
  onCleanup: (step: CleanupStep, result: CleanupResult) => void;
}

/**
 * Closes page → context → browser → playwright. Each step is reported, and none is skipped because an earlier one
 * failed. The last step checks that no process of the browser is left. Never throws. Returns how many processes had to
 * be killed.
 */
export async function closeInOrder(held: Closables, options: CloseOptions): Promise<number> {
  let killed = 0;
  for (const step of ["page", "context", "browser"] as const) {
    const result = await closeStep(step, held[step], options);
    if (!result.ok && held.pid !== undefined) killed += killProcessTree(held.pid);
    options.onCleanup(step, result);
  }
  const gone = await endProcesses(held.pid, options.stepTimeoutMs);
  killed += gone.killed;
  options.onCleanup("playwright", { ...gone.result, errorPath: options.errorPath });
  return killed;
}

async function closeStep(
  step: CleanupStep,
  closable: Closable,
  options: CloseOptions,
): Promise<CleanupResult> {
  try {
    await orTimedOut(closable.close(), options.stepTimeoutMs, `${step}_close`);
    return { ok: true, errorPath: options.errorPath };
  } catch (error) {
    const mapped = mapPlaywrightError(error, `${step}_close`);
    const cause =
      mapped.code === "JOB_TIMED_OUT" ? "timed_out" : (mapped.facts["cause"] ?? mapped.code);
    return { ok: false, error: String(cause), errorPath: options.errorPath };
  }
}

async function endProcesses(
  pid: number | undefined,
  timeoutMs: number,
): Promise<{ killed: number; result: { ok: boolean; error?: string } }> {
  if (pid === undefined || (await treeGone(pid, timeoutMs)))
    return { killed: 0, result: { ok: true } };
  const killed = killProcessTree(pid);
  return (await treeGone(pid, timeoutMs))
    ? { killed, result: { ok: true } }
    : { killed, result: { ok: false, error: `${processTree(pid).length} processes left` } };
}

const pollMs = 10;

async function treeGone(pid: number, timeoutMs: number): Promise<boolean> {
  const until = performance.now() + timeoutMs;
  while (processTree(pid).length > 0) {
    if (performance.now() > until) return false;
    await wait(pollMs);
  }
  return true;
}
