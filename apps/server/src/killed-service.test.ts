import { once } from "node:events";
import { descendantsOf, stillAlive } from "@jobcan-automation/proc/testing";
import { expect, test, vi } from "vitest";
import { liveUser } from "./testing/live-user.ts";
import { startPractice, startService } from "./testing/service-process.ts";

vi.setConfig({ testTimeout: 90_000 });

test("killed while a page of its job hangs, it leaves no process behind within 30 seconds", async () => {
  await using practice = await startPractice();
  await practice.holdBack();
  await using service = startService({ env: practice.env });
  const user = liveUser(await service.listening);
  const jobId = await user.start(6);
  await user.until(jobId, ({ days }) => days.some(({ sent }) => sent.length > 0));
  const below = descendantsOf(service.child.pid ?? 0);
  const left = () => stillAlive(below);
  using _cleanUp = {
    [Symbol.dispose]() {
      for (const { pid } of left()) process.kill(pid, "SIGKILL");
    },
  };
  // Server, runner, browser, and what the browser has started: its pages.
  const parents = new Map(below.map(({ pid, parentPid }) => [pid, parentPid]));
  const pages = below.filter(({ parentPid }) => parents.has(parents.get(parentPid) ?? 0));
  expect(pages).not.toEqual([]);
  for (const { pid } of pages) process.kill(pid, "SIGSTOP");

  service.child.kill("SIGKILL");

  await once(service.child, "exit");
  await expect.poll(left, { timeout: 30_000 }).toEqual([]);
});
