import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { linuxSystem } from "@jobcan-automation/proc";
import { closeInOrder } from "./close-in-order.ts";
import { descendantsOf, isRunning } from "@jobcan-automation/proc/testing";

const quiet = { system: linuxSystem, stepTimeoutMs: 200, errorPath: false };

test("closes go in order, and a failing one stops none of those after it", async () => {
  const reported: string[] = [];
  const closed: string[] = [];

  await closeInOrder(
    {
      page: { close: () => Promise.reject(new Error("Target crashed")) },
      context: { close: () => Promise.resolve(void closed.push("context")) },
      browser: { close: () => Promise.resolve(void closed.push("browser")) },
      pid: undefined,
    },
    {
      ...quiet,
      errorPath: true,
      onCleanup: (step, { ok, error, errorPath }) =>
        reported.push(`${step} ${ok} ${error} ${errorPath}`),
    },
  );

  expect(closed).toEqual(["context", "browser"]);
  expect(reported).toEqual([
    "page false page_crashed true",
    "context true undefined true",
    "browser true undefined true",
    "playwright true undefined true",
  ]);
});

test("a close that hangs gets the whole process tree killed, and the last step reports what the system says", async () => {
  // A shell that waits for a child: killing the shell alone would leave the child.
  const child = spawn("sh", ["-c", "sleep 600 & wait"], { detached: true, stdio: "ignore" });
  await once(child, "spawn");
  const pid = child.pid ?? 0;
  const reported: string[] = [];
  const hangs = { close: () => new Promise<void>(() => {}) };
  await expect.poll(() => descendantsOf(pid).length, { timeout: 10_000 }).toBe(1);

  const killed = await closeInOrder(
    {
      page: hangs,
      context: { close: () => Promise.resolve() },
      browser: { close: () => Promise.resolve() },
      pid,
    },
    { ...quiet, onCleanup: (step, { ok, error }) => reported.push(`${step} ${ok} ${error}`) },
  );

  expect(killed).toBe(2);
  expect([pid, ...descendantsOf(pid).map((below) => below.pid)].filter(isRunning)).toEqual([]);
  expect(reported).toEqual([
    "page false timed_out",
    "context true undefined",
    "browser true undefined",
    "playwright true undefined",
  ]);
});
