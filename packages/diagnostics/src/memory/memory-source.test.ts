import { expect, test } from "vitest";
import { createMemorySource } from "./memory-source.ts";
import { createProcessTree } from "./process-tree.ts";
import { linuxSystem } from "@jobcan-automation/proc";
import { fakeFiles, fakeProc } from "@jobcan-automation/proc/testing";
import { v1Group, v2Group } from "../testing/fakes.ts";

const server = fakeProc({ pid: 10, parentPid: 1, name: "node", pssMb: 40 });
const machine = { "/proc/meminfo": "MemTotal:       24684000 kB\nMemFree: 1 kB\n" };

const v2Mount =
  "31 23 0:28 / /sys/fs/cgroup rw,relatime shared:9 - cgroup2 cgroup2 rw,nsdelegate\n24 1 8:1 / /boot rw - ext4 /dev/sda1 rw\n";
const v1Mount = (root = "/") =>
  `35 31 0:32 ${root} /sys/fs/cgroup/memory rw,relatime - cgroup cgroup rw,memory\n`;
const hybridMounts = `33 31 0:30 / /sys/fs/cgroup/cpu rw - cgroup cgroup rw,cpu\n${v1Mount()}41 31 0:38 / /sys/fs/cgroup/unified rw,relatime - cgroup2 cgroup2 rw\n`;

function read(texts: Record<string, string>, containerUpToMb?: number) {
  const files = fakeFiles({ ...machine, ...server, ...texts });
  const tree = createProcessTree({ rootPid: 10, files });
  const bound = containerUpToMb === undefined ? {} : { containerUpToMb };
  return createMemorySource({ files, tree, ...bound }).read();
}

const v2Texts = (path: string) => ({
  "/proc/self/cgroup": `0::${path}\n`,
  "/proc/self/mountinfo": v2Mount,
});
const small = { currentMb: 300, inactiveMb: 80, max: 512, oomKills: 2 };

test("cgroup v2 tells usage minus inactive file, the limit and the kills", () => {
  const group = v2Group("/sys/fs/cgroup/system.slice/app.service", small);
  expect(read({ ...v2Texts("/system.slice/app.service"), ...group })).toEqual({
    source: "cgroup-v2",
    workingSetMb: 220,
    anonSharedMb: 105,
    limitMb: 512,
    oomKills: 2,
  });
});

test("what a group cannot drop is its usage without any file page", () => {
  const activeMb = 60;
  const figures = { workingSetMb: 220, unreclaimableMb: 160 };
  const v2 = v2Group("/sys/fs/cgroup", { ...small, activeMb });
  expect(read({ ...v2Texts("/"), ...v2 })).toMatchObject(figures);
  const group = { usageMb: 300, inactiveMb: 80, limitMb: 512, activeMb };
  const own = { "/proc/self/cgroup": "4:memory:/\n", "/proc/self/mountinfo": v1Mount() };
  expect(read({ ...own, ...v1Group("/sys/fs/cgroup/memory", group) })).toMatchObject(figures);
});

test("in a namespaced container the mount itself is the group", () => {
  const group = v2Group("/sys/fs/cgroup", small);
  expect(read({ ...v2Texts("/"), ...group })).toMatchObject({ workingSetMb: 220, limitMb: 512 });
});

test.each(["/docker/abc", "/../../kubepods/pod1", "/system.slice/docker-abc.scope/init"])(
  "a path the container cannot see (%s) falls back to the mount",
  (path) => {
    const group = v2Group("/sys/fs/cgroup", small);
    expect(read({ ...v2Texts(path), ...group })).toMatchObject({
      source: "cgroup-v2",
      workingSetMb: 220,
    });
  },
);

test("the tightest group on the way up counts, with its own usage", () => {
  const seen = read({
    ...v2Texts("/pod/box/leaf"),
    ...v2Group("/sys/fs/cgroup/pod/box/leaf", { currentMb: 50, inactiveMb: 0, max: "max" }),
    ...v2Group("/sys/fs/cgroup/pod/box", { currentMb: 300, inactiveMb: 100, max: 512 }),
    ...v2Group("/sys/fs/cgroup/pod", { currentMb: 900, inactiveMb: 0, max: 2000 }),
  });
  expect(seen).toMatchObject({ source: "cgroup-v2", workingSetMb: 200, limitMb: 512 });
});

test("of two equal limits the outer group counts: it is hit first", () => {
  const seen = read({
    ...v2Texts("/pod/box"),
    ...v2Group("/sys/fs/cgroup/pod/box", { currentMb: 300, inactiveMb: 0, max: 512 }),
    ...v2Group("/sys/fs/cgroup/pod", { currentMb: 410, inactiveMb: 0, max: 512 }),
  });
  expect(seen.workingSetMb).toBe(410);
});

test("a group whose limit is max, or more than the machine has, is no container", () => {
  for (const max of ["max" as const, 900_000]) {
    const group = v2Group("/sys/fs/cgroup/user.slice", { currentMb: 9000, inactiveMb: 1, max });
    expect(read({ ...v2Texts("/user.slice"), ...group })).toMatchObject({
      source: "proc",
      workingSetMb: 40,
      limitMb: undefined,
      oomKills: 0,
    });
  }
});

test("the root group of a whole machine is no container", () => {
  // The true v2 root has no memory.current.
  expect(read({ ...v2Texts("/"), "/sys/fs/cgroup/memory.stat": "anon 5\n" })).toMatchObject({
    source: "proc",
    workingSetMb: 40,
  });
  const v1Root = v1Group("/sys/fs/cgroup/memory", { usageMb: 9000, inactiveMb: 1 });
  const own = { "/proc/self/cgroup": "4:memory:/\n", "/proc/self/mountinfo": v1Mount() };
  expect(read({ ...own, ...v1Root })).toMatchObject({ source: "proc", workingSetMb: 40 });
});

test("a large shared box is reported as a limit, but not taken for the service's own", () => {
  const texts = {
    ...v2Texts("/"),
    ...v2Group("/sys/fs/cgroup", { currentMb: 3000, inactiveMb: 0, max: 8192 }),
  };
  expect(read(texts)).toMatchObject({ source: "proc", workingSetMb: 40, limitMb: 8192 });
  expect(read(texts, 10_000)).toMatchObject({ source: "cgroup-v2", workingSetMb: 3000 });
});

test("cgroup v1 tells the same, from its own files", () => {
  const seen = read({
    "/proc/self/cgroup": "9:name=systemd:/\n4:cpu,memory:/docker/abc\n1:pids:/\n",
    "/proc/self/mountinfo": v1Mount(),
    ...v1Group("/sys/fs/cgroup/memory/docker/abc", {
      usageMb: 250,
      inactiveMb: 50,
      limitMb: 384,
      oomKills: 3,
    }),
  });
  expect(seen).toEqual({
    source: "cgroup-v1",
    workingSetMb: 200,
    anonSharedMb: 93,
    limitMb: 384,
    oomKills: 3,
  });
});

test("a v1 mount that shows only the container's part is read with the host's path cut off", () => {
  const seen = read({
    "/proc/self/cgroup": "4:memory:/docker/abc/inner\n",
    "/proc/self/mountinfo": v1Mount("/docker/abc"),
    ...v1Group("/sys/fs/cgroup/memory/inner", { usageMb: 90, inactiveMb: 10, limitMb: 256 }),
    ...v1Group("/sys/fs/cgroup/memory", { usageMb: 250, inactiveMb: 50, limitMb: 384 }),
  });
  expect(seen).toMatchObject({ source: "cgroup-v1", workingSetMb: 80, limitMb: 256 });
});

test("a v1 group tells the limit of a parent it cannot see", () => {
  const texts = v1Group("/sys/fs/cgroup/memory", { usageMb: 250, inactiveMb: 50 });
  texts["/sys/fs/cgroup/memory/memory.stat"] = `hierarchical_memory_limit ${512 * 1024 ** 2}\n`;
  const own = { "/proc/self/cgroup": "4:memory:/\n", "/proc/self/mountinfo": v1Mount() };
  expect(read({ ...own, ...texts })).toMatchObject({ source: "cgroup-v1", limitMb: 512 });
});

test("with both hierarchies mounted, memory is read where its controller lives", () => {
  const seen = read({
    "/proc/self/cgroup": "4:memory:/box\n0::/\n",
    "/proc/self/mountinfo": hybridMounts,
    "/sys/fs/cgroup/unified/memory.pressure": "some avg10=0\n",
    ...v1Group("/sys/fs/cgroup/memory/box", { usageMb: 100, inactiveMb: 1, limitMb: 256 }),
  });
  expect(seen).toMatchObject({ source: "cgroup-v1", workingSetMb: 99, limitMb: 256 });
});

test("without mountinfo the usual places are tried", () => {
  const v2 = { "/proc/self/cgroup": "0::/\n", ...v2Group("/sys/fs/cgroup", small) };
  expect(read(v2)).toMatchObject({ source: "cgroup-v2", limitMb: 512 });
  const group = { usageMb: 100, inactiveMb: 1, limitMb: 256 };
  const v1 = { "/proc/self/cgroup": "4:memory:/\n", ...v1Group("/sys/fs/cgroup/memory", group) };
  expect(read(v1)).toMatchObject({ source: "cgroup-v1", limitMb: 256 });
});

test("a mount point with a blank in its name is found", () => {
  const seen = read({
    "/proc/self/cgroup": "0::/\n",
    "/proc/self/mountinfo": "31 23 0:28 / /my\\040groups rw - cgroup2 cgroup2 rw\n",
    ...v2Group("/my groups", small),
  });
  expect(seen.source).toBe("cgroup-v2");
});

test("without statistics nothing is taken off the usage, and nothing is invented", () => {
  const texts = {
    ...v2Texts("/"),
    "/sys/fs/cgroup/memory.current": `${300 * 1024 ** 2}\n`,
    "/sys/fs/cgroup/memory.max": `${512 * 1024 ** 2}\n`,
  };
  expect(read(texts)).toEqual({ source: "cgroup-v2", workingSetMb: 300, limitMb: 512 });
});

test("without any group files the tree's share is the figure", () => {
  expect(read({})).toEqual({ source: "proc", workingSetMb: 40, anonSharedMb: 30 });
});

test("a pass over the tree that was just made is not made again", () => {
  const files = fakeFiles(server);
  const tree = createProcessTree({ rootPid: 10, files });
  const known = tree.scan();
  const once = {
    scan: () => {
      throw new Error("scanned twice");
    },
  };
  expect(createMemorySource({ files, tree: once }).read(known).workingSetMb).toBe(40);
});

test("this very machine tells a figure that holds this process", () => {
  const tree = createProcessTree({ rootPid: process.pid, files: linuxSystem.files });
  const split = tree.scan();
  const seen = createMemorySource({ files: linuxSystem.files, tree }).read(split);
  expect(["cgroup-v1", "cgroup-v2", "proc"]).toContain(seen.source);
  expect(seen.workingSetMb).toBeGreaterThan(10);
  expect(split.serverMb).toBeGreaterThan(10);
  expect(split.serverMb).toBeLessThanOrEqual(process.memoryUsage.rss() / 1024 ** 2 + 20);
});
