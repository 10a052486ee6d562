import { setTimeout as wait } from "node:timers/promises";
import type { CleanupResult, CleanupStep } from "@jobcan-automation/contract";
import { orTimedOut } from "../base/deadline.ts";
import { mapPlaywrightError } from "./map-playwright-error.ts";
import type { ProcessSystem } from "@jobcan-automation/proc";

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
  system: Pick<ProcessSystem, "treeSize" | "killTree">;
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
    if (!result.ok && held.pid !== undefined) killed += options.system.killTree(held.pid);
    options.onCleanup(step, result);
  }
  const gone = await endProcesses(held.pid, options);
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
  options: CloseOptions,
): Promise<{ killed: number; result: { ok: boolean; error?: string } }> {
  if (pid === undefined || (await treeGone(pid, options)))
    return { killed: 0, result: { ok: true } };
  const { system } = options;
  const killed = system.killTree(pid);
  return (await treeGone(pid, options))
    ? { killed, result: { ok: true } }
    : { killed, result: { ok: false, error: `${system.treeSize(pid)} processes left` } };
}

const pollMs = 10;

async function treeGone(
  pid: number,
  { system, stepTimeoutMs }: Pick<CloseOptions, "system" | "stepTimeoutMs">,
): Promise<boolean> {
  const until = performance.now() + stepTimeoutMs;
  while (system.treeSize(pid) > 0) {
    if (performance.now() > until) return false;
    await wait(pollMs);
  }
  return true;
}
