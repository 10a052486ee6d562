import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { linuxSystem } from "@jobcan-automation/proc";
import { type FakeProcess, fakeFiles, fakeProc } from "@jobcan-automation/proc/testing";
import { createProcessTree, memoryOfRuns, type ProcessTree } from "./process-tree.ts";

// The server shares group 5 with the shell that started it; runner and browser lead their own.
const shell = { pid: 5, parentPid: 1, name: "bash", pssMb: 3 };
const neighbour = { pid: 6, parentPid: 5, name: "vite", group: 5, pssMb: 300 };
const server = { pid: 10, parentPid: 5, name: "node", group: 5, pssMb: 40 };
const runner = { pid: 20, parentPid: 10, name: "node", pssMb: 60 };
const browser = { pid: 30, parentPid: 20, name: "chromium-headle", pssMb: 70 };
const renderer = { pid: 31, parentPid: 30, name: "chromium-headle", group: 30, pssMb: 50 };
const family = [shell, neighbour, server, runner, browser, renderer];

function treeOf(processes: FakeProcess[]) {
  return createProcessTree({ rootPid: 10, files: fakeFiles(fakeProc(...processes)) });
}

function pidsBelow(tree: ProcessTree): number[] {
  return tree
    .scan()
    .processes.map(({ pid }) => pid)
    .filter((pid) => pid !== 10);
}

test("the tree is split into server, runner and browser", () => {
  expect(treeOf(family).scan()).toMatchObject({
    serverMb: 40,
    runnerMb: 60,
    browserMb: 120,
    totalMb: 220,
    anonSharedMb: 165,
    measure: "pss",
  });
});

test("a child of the browser is browser whatever it calls itself", () => {
  const helper = { pid: 32, parentPid: 31, name: "cat", group: 30, pssMb: 2 };
  expect(treeOf([...family, helper]).scan().browserMb).toBe(122);
});

test("what each run takes is told apart, its browser with it", () => {
  const second = { pid: 40, parentPid: 10, name: "node", pssMb: 30 };
  const itsBrowser = { pid: 41, parentPid: 40, name: "chromium-headle", pssMb: 25 };
  const scanned = treeOf([...family, second, itsBrowser]).scan();

  expect(memoryOfRuns(scanned)).toEqual(
    new Map([
      [20, 180],
      [40, 55],
    ]),
  );
});

test("a browser whose runner has died is still counted, and forgotten once gone", () => {
  const files: Record<string, string> = fakeProc(...family);
  const shifting = {
    ...fakeFiles({}),
    readFile: (path: string) => fakeFiles(files).readFile(path),
    listFolder: (path: string) => fakeFiles(files).listFolder(path),
  };
  const tree = createProcessTree({ rootPid: 10, files: shifting });
  const become = (...processes: FakeProcess[]) => {
    for (const path of Object.keys(files)) delete files[path];
    Object.assign(files, fakeProc(...processes));
  };
  tree.scan();

  become(shell, server, { ...browser, parentPid: 1 }, renderer);
  expect(tree.scan()).toMatchObject({ browserMb: 120, runnerMb: 0 });
  expect(pidsBelow(tree)).toEqual([30, 31]);

  become(shell, server);
  expect(pidsBelow(tree)).toEqual([]);
  become(shell, server, { ...browser, parentPid: 1 });
  expect(pidsBelow(tree)).toEqual([]);
});

test("within a group that is ours, a re-parented process is found at first sight", () => {
  const orphan = { ...renderer, parentPid: 1 };
  expect(pidsBelow(treeOf([shell, server, runner, browser, orphan]))).toHaveLength(3);
});

const profile = "--user-data-dir=/run/jobcan-run-1/sign-in-window";

test.each(["chrome", "msedge"])(
  "%s in a person's own hands is theirs with all below it, and no part of the figure",
  (name) => {
    const window = { pid: 40, parentPid: 20, name, pssMb: 200, args: [name, profile] };
    const zygote = { ...helperOf(window), args: [name, "--type=zygote", profile] };
    const tree = treeOf([server, runner, window, zygote]);
    expect(tree.scan()).toMatchObject({ runnerMb: 60, browserMb: 0, totalMb: 100 });
  },
);

test.each(["chrome", "msedge"])(
  "%s that reads a person's profile is driven and ours, with all that names the profile below it",
  (name) => {
    const driven = [name, "--remote-debugging-pipe", profile];
    const reader = { pid: 40, parentPid: 20, name, pssMb: 80, args: driven };
    const zygote = { ...helperOf(reader), args: [name, "--type=zygote", profile] };
    const orphan = { ...zygote, pid: 42, parentPid: 1 };
    const tree = treeOf([server, runner, reader, zygote, orphan]);
    expect(tree.scan()).toMatchObject({ runnerMb: 60, browserMb: 160 });
  },
);

test("a helper that names the profile is its browser's, whatever else it was given", () => {
  const reader = { pid: 40, parentPid: 20, name: "chrome", pssMb: 80 };
  const helper = { ...helperOf(reader), args: ["chrome", profile] };
  expect(treeOf([server, runner, reader, helper]).scan().browserMb).toBe(120);
});

function helperOf({ pid, name }: FakeProcess): FakeProcess {
  return { pid: pid + 1, parentPid: pid, name, group: pid, pssMb: 40 };
}

test("the neighbours in the server's own process group are not ours", () => {
  const attached = { pid: 25, parentPid: 10, name: "node", group: 5, pssMb: 30 };
  expect(pidsBelow(treeOf([...family, attached]))).toEqual([20, 25, 30, 31]);
});

test("where the proportional share is denied RSS is taken, and said so", () => {
  const denied = { pid: 31, parentPid: 30, name: "chromium-headle", group: 30, rssMb: 90 };
  expect(treeOf([server, runner, browser, denied]).scan()).toMatchObject({
    browserMb: 160,
    measure: "mixed",
  });
  const { pssMb: _, ...bare } = server;
  expect(treeOf([{ ...bare, rssMb: 80 }]).scan()).toMatchObject({ serverMb: 80, measure: "rss" });
});

test("a process that ended in the middle of the pass is left out", () => {
  const gone = { pid: 31, parentPid: 30, name: "chromium-headle", group: 30 };
  expect(treeOf([server, runner, browser, gone]).scan().browserMb).toBe(70);
});

test("a zombie holds no memory", () => {
  const zombie = { ...renderer, state: "Z" };
  const files = fakeFiles(fakeProc(server, runner, browser, zombie));
  expect(createProcessTree({ rootPid: 10, files }).scan().browserMb).toBe(70);
});

test("a name with brackets and blanks does not shift the figures behind it", () => {
  const odd = { pid: 20, parentPid: 10, name: "node) S 1 (x", pssMb: 60 };
  expect(treeOf([server, odd]).scan().runnerMb).toBe(60);
});

test("without /proc the server's own RSS is the tree", () => {
  const tree = createProcessTree({
    rootPid: 10,
    files: fakeFiles({}),
    selfRssBytes: () => 50 * 1024 ** 2,
  });
  expect(tree.scan()).toMatchObject({ serverMb: 50, totalMb: 50, measure: "rss" });
});

test("a real child in a session of its own is found, measured and seen to be gone", async () => {
  const wait = "setInterval(() => {}, 1000); process.stdout.write('up')";
  const child = spawn(process.execPath, ["-e", wait], { detached: true, stdio: "pipe" });
  const ended = once(child, "exit");
  try {
    await once(child.stdout, "data");
    const tree = createProcessTree({ rootPid: process.pid, files: linuxSystem.files });
    const measured = tree.scan().processes.find((process) => process.pid === child.pid);
    expect(measured).toMatchObject({ role: "runner", memory: { measure: "pss" } });
    expect(measured?.memory.mb).toBeGreaterThan(5);
  } finally {
    child.kill("SIGKILL");
    await ended;
  }
  const { processes } = createProcessTree({
    rootPid: process.pid,
    files: linuxSystem.files,
  }).scan();
  expect(processes.map(({ pid }) => pid)).not.toContain(child.pid);
});
