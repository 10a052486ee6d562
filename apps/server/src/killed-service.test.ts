import { once } from "node:events";
import { chmodSync, readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { descendantsOf, stillAlive } from "@jobcan-automation/proc/testing";
import { expect, test, vi } from "vitest";
import { liveUser } from "./testing/live-user.ts";
import { sharedFolder, startPractice, startService } from "./testing/service-process.ts";

vi.setConfig({ testTimeout: 90_000 });

test("while a job runs nothing of it would be in a core dump, and no signal opens a debugger", async () => {
  await using practice = await startPractice();
  await practice.holdBack();
  await using service = startService({ env: practice.env });
  const user = liveUser(await service.listening);
  const jobId = await user.start(6);
  await user.until(jobId, ({ days }) => days.some(({ sent }) => sent.length > 0));
  const pid = service.child.pid ?? 0;
  const all = [pid, ...descendantsOf(pid).map((below) => below.pid)];

  // Server, runner, browser and its pages.
  expect(all.length).toBeGreaterThan(4);
  const filters = all.map((each) => readFileSync(`/proc/${each}/coredump_filter`, "utf8").trim());
  expect(new Set(filters)).toEqual(new Set(["00000000"]));
  const programs = all.map((each) => readFileSync(`/proc/${each}/cmdline`, "utf8").split("\0"));
  const nodes = programs.filter(([program]) => program === process.execPath);
  expect(nodes.length).toBe(2);
  expect(nodes.every((words) => words.includes("--disable-sigusr1"))).toBe(true);
  service.child.kill("SIGUSR1");
  expect((await user.status(jobId)).status.state).toBe("running");
  expect(service.lines.join("\n")).not.toContain("Debugger");
});

test("what is stored is for this user alone, also in a folder that others may look into", async () => {
  using folder = sharedFolder();
  chmodSync(folder.path, 0o755);
  await using practice = await startPractice();
  await using service = startService({ env: practice.env, dataDir: folder.path });
  const user = liveUser(await service.listening);
  const jobId = await user.start(1);
  await user.until(jobId, ({ status }) => status.state === "finished");

  const files = readdirSync(folder.path, { recursive: true, encoding: "utf8" });
  expect(files).toEqual(expect.arrayContaining(["jobs.sqlite", "owner.key"]));
  const open = files.filter((name) => (statSync(join(folder.path, name)).mode & 0o077) !== 0);
  expect(open).toEqual([]);
});

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
