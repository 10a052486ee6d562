import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { expect, test } from "vitest";
import { isRunning } from "../testing/index.ts";
import { PortableSystem } from "./portable-system.ts";

/** A machine on which nothing is really hit. */
function fakeMachine(platform: NodeJS.Platform) {
  const done: unknown[] = [];
  const killer = {
    platform,
    kill: (pid: number) => void done.push(pid),
    run: (program: string, args: readonly string[]) => void done.push([program, ...args].join(" ")),
  };
  return { system: new PortableSystem(killer), done };
}

test("on Windows a tree is ended by taskkill, and a child is in a console of its own", () => {
  const { system, done } = fakeMachine("win32");

  system.killTree(4242);

  expect(done).toEqual(["taskkill /PID 4242 /T /F"]);
  expect(system.apart).toEqual({ detached: false, windowsHide: true });
  expect(system.temporaryFolder("C:\\t")).toEqual({ TEMP: "C:\\t", TMP: "C:\\t" });
});

test("elsewhere it is ended by its group and by its number", () => {
  const { system, done } = fakeMachine("darwin");

  system.killTree(4242);

  expect(done).toEqual([-4242, 4242]);
  expect(system.apart).toEqual({ detached: true, windowsHide: false });
});

test("of a run the runner is hit first, which would start another browser", () => {
  const { system, done } = fakeMachine("darwin");
  using guard = system.guard({ mark: "/tmp/run", graceSecs: 0 });
  guard.watch(process.pid);

  expect(system.killRun({ runnerPid: 4242, tmpDir: "/tmp/run" })).toBe(1);

  expect(done).toEqual([-4242, 4242, -process.pid, process.pid]);
});

test("what has ended is forgotten, so that its number, used again, is not hit", () => {
  const { system, done } = fakeMachine("win32");
  using guard = system.guard({ mark: "/tmp/run", graceSecs: 0 });
  guard.watch(process.pid);
  guard.forget(process.pid);

  expect(system.killRun({ runnerPid: -1, tmpDir: "/tmp/run" })).toBe(0);
  expect(done).toEqual([]);
});

test("a run of a server that is gone is not known by number: nobody is hit", () => {
  const { system, done } = fakeMachine("linux");

  expect(system.killRun({ runnerPid: -1, tmpDir: "/tmp/of-another" })).toBe(0);
  expect(done).toEqual([]);
});

const moduleUrl = JSON.stringify(import.meta.resolve("./portable-system.ts"));

/** A server that has started two processes of a run, each in a group of its own, and released `forgotten` of them. */
async function guardingServer(forgotten: boolean) {
  const script = `
    import { spawn } from "node:child_process";
    import { PortableSystem } from ${moduleUrl};
    const system = new PortableSystem();
    const guard = system.guard({ mark: "/tmp/none", graceSecs: 0 });
    const start = () => spawn("sleep", ["600"], { ...system.apart, stdio: "ignore" }).pid;
    const pids = [start(), start()];
    for (const pid of pids) guard.watch(pid);
    if (${forgotten}) guard.forget(pids[1]);
    console.log(JSON.stringify(pids));
    setInterval(() => {}, 1000);`;
  const words = ["--no-warnings", "--input-type=module", "-e", script];
  const server: ChildProcess = spawn(process.execPath, words, { stdio: ["ignore", "pipe", 2] });
  if (server.stdout === null) throw new Error("no output");
  const [line]: unknown[] = await once(createInterface({ input: server.stdout }), "line");
  const pids: number[] = JSON.parse(String(line));
  return { server, pids };
}

test("when the server is killed, its guard ends all that it watched", async () => {
  const { server, pids } = await guardingServer(false);
  expect(pids.filter(isRunning)).toEqual(pids);

  server.kill("SIGKILL");

  await expect.poll(() => pids.filter(isRunning), { timeout: 20_000 }).toEqual([]);
});

test("a guard does not hit what it was told to forget", async () => {
  const { server, pids } = await guardingServer(true);
  const [watched = 0, forgotten = 0] = pids;

  server.kill("SIGKILL");

  await expect.poll(() => isRunning(watched), { timeout: 20_000 }).toBe(false);
  expect(isRunning(forgotten)).toBe(true);
  process.kill(forgotten, "SIGKILL");
});
