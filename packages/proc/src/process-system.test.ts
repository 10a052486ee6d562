import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { linuxSystem } from "./linux/linux-system.ts";
import { PortableSystem } from "./portable/portable-system.ts";
import { descendantsOf, isRunning } from "./testing/index.ts";

// What both must do, tried on this machine.
const systems = [["linux", linuxSystem] as const, ["portable", new PortableSystem()] as const];

test.each(systems)("%s: this process is not gone, and its name is short", (_kind, system) => {
  const own = system.ownInstance();

  expect(system.isInstanceGone(own)).toBe(false);
  expect(own).toMatch(/^\d+\.\d+\.\w+$/);
  expect(own.length).toBeLessThan(30);
});

test.each(systems)("%s: a process of this machine that has ended is gone", (_kind, system) => {
  const [, start, space] = system.ownInstance().split(".");

  expect(system.isInstanceGone(`99999999.${start}.${space}`)).toBe(true);
});

test.each(systems)("%s: of a process of another machine nothing is known", (_kind, system) => {
  expect(system.isInstanceGone("99999999.1.000000")).toBe(false);
});

test.each(systems)("%s: a child is known by a mark among its arguments", async (kind, system) => {
  using children = system.watchChildren();
  const mark = `mark-${kind}-${process.pid}`;

  const child = sleeper(system.apart, mark);
  await once(child, "spawn");

  await expect.poll(() => children.find(mark)).toBe(child.pid);
  child.kill("SIGKILL");
  await once(child, "exit");
  expect(children.find(mark)).toBeUndefined();
});

test.each(systems)("%s: a tree ends with all that is in it", async (_kind, system) => {
  const shell = spawn("sh", ["-c", "sleep 600 & wait"], { ...system.apart, stdio: "ignore" });
  const pid = shell.pid ?? 0;
  await expect.poll(() => descendantsOf(pid), { timeout: 10_000 }).toHaveLength(1);
  const below = descendantsOf(pid);
  expect(system.treeSize(pid)).toBeGreaterThan(0);

  const killed = system.killTree(pid);

  await once(shell, "exit");
  expect(killed).toBeGreaterThan(0);
  await expect.poll(() => below.filter((process) => isRunning(process.pid))).toEqual([]);
  await expect.poll(() => system.treeSize(pid)).toBe(0);
});

test.each(systems)("%s: the browser of a run ends with its runner", async (kind, system) => {
  const tmpDir = `/tmp/run-${kind}-${process.pid}`;
  using guard = system.guard({ mark: tmpDir, graceSecs: 0 });
  const runner = sleeper(system.apart, "runner");
  const browser = sleeper(system.apart, tmpDir);
  await Promise.all([runner, browser].map(async (child) => await once(child, "spawn")));
  const run = { runnerPid: runner.pid ?? 0, tmpDir };
  for (const { pid = 0 } of [runner, browser]) guard.watch(pid);
  await expect.poll(() => system.countRun(run)).toBe(1);

  const killed = system.killRun(run);

  await Promise.all([runner, browser].map(ended));
  expect(killed).toBe(1);
  expect(system.countRun(run)).toBe(0);
});

test.each(systems)("%s: what has a mark ends, and nothing else", async (kind, system) => {
  const mark = `reader-${kind}-${process.pid}`;
  using guard = system.guard({ mark, graceSecs: 0 });
  const [meant, other] = [sleeper(system.apart, mark), sleeper(system.apart, "other")];
  await Promise.all([meant, other].map(async (child) => await once(child, "spawn")));
  guard.watch(meant.pid ?? 0);
  await expect.poll(() => system.treeSize(meant.pid ?? 0)).toBe(1);

  await expect.poll(() => system.killMarked((found) => found === mark)).toBe(1);

  await ended(meant);
  expect(other.exitCode ?? other.signalCode).toBeNull();
  other.kill("SIGKILL");
});

test.each(systems)("%s: the machine's memory is known", (_kind, system) => {
  expect(system.ramMb()).toBeGreaterThan(100);
});

function sleeper(apart: { detached: boolean }, word: string): ChildProcess {
  const script = "setInterval(() => {}, 1000)";
  return spawn(process.execPath, ["-e", script, word], { ...apart, stdio: "ignore" });
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
}
