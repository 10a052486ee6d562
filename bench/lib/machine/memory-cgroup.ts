import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmdirSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

const mebibyte = 1024 * 1024;

/** The usage of a memory cgroup in MB. `anonSharedMb` does not include the page cache, which the kernel can reclaim. */
export interface CgroupUsage {
  anonSharedMb: number;
  workingSetMb: number;
  oomKills: number;
}

/** A new memory cgroup. Disposing kills what still runs in it, and removes it. */
export interface MemoryCgroup extends AsyncDisposable {
  readonly version: "v1" | "v2";
  /** A command line that moves itself into the group, then becomes `command`. */
  wrap(command: readonly string[]): [string, string[]];
  read(): CgroupUsage;
  processes(): number[];
  /** Waits until only `expected` run in it; returns the others that still run after `withinMs`. */
  leftovers(expected: readonly number[], withinMs: number): Promise<number[]>;
}

/** A new memory cgroup with a hard limit, or undefined where this machine does not allow one. */
export function openMemoryCgroup(name: string, limitMb?: number): MemoryCgroup | undefined {
  const place = findRoot();
  return place && open(place.files, join(place.root, name), limitMb);
}

/** Call before a bench starts, so that a machine without cgroups is not taken for a failed run. */
export async function canOpenMemoryCgroup(): Promise<boolean> {
  await using cgroup = openMemoryCgroup(`jobcan-bench-${process.pid}-probe`);
  return cgroup !== undefined;
}

/** Kills and removes what dead benches have left; with `own` also what this one has. */
export async function sweepMemoryCgroups({ own = false } = {}): Promise<void> {
  const place = findRoot();
  if (!place) return;
  for (const name of readdirSync(place.root)) {
    const owner = /^jobcan-bench-(\d+)-/.exec(name)?.[1];
    if (owner === undefined) continue;
    if (existsSync(`/proc/${owner}`) && !(own && Number(owner) === process.pid)) continue;
    await clear(join(place.root, name));
  }
}

interface CgroupFiles {
  version: "v1" | "v2";
  limit: string;
  usage: string;
  anonSharedKeys: readonly string[];
  inactiveFileKey: string;
  oomFile: string;
}

const v1Files: CgroupFiles = {
  version: "v1",
  limit: "memory.limit_in_bytes",
  usage: "memory.usage_in_bytes",
  anonSharedKeys: ["total_rss", "total_shmem"],
  inactiveFileKey: "total_inactive_file",
  oomFile: "memory.oom_control",
};

const v2Files: CgroupFiles = {
  version: "v2",
  limit: "memory.max",
  usage: "memory.current",
  anonSharedKeys: ["anon", "shmem"],
  inactiveFileKey: "inactive_file",
  oomFile: "memory.events",
};

function findRoot(): { root: string; files: CgroupFiles } | undefined {
  const v1Root = "/sys/fs/cgroup/memory";
  const v2Root = "/sys/fs/cgroup";
  if (existsSync(join(v1Root, v1Files.limit))) return { root: v1Root, files: v1Files };
  if (existsSync(join(v2Root, "cgroup.controllers"))) return { root: v2Root, files: v2Files };
  return undefined;
}

function open(files: CgroupFiles, path: string, limitMb?: number): MemoryCgroup | undefined {
  try {
    mkdirSync(path);
    if (limitMb !== undefined) writeFileSync(join(path, files.limit), String(limitMb * mebibyte));
    if (limitMb !== undefined) forbidSwap(path, limitMb);
  } catch {
    return undefined;
  }
  const read = (file: string) => readFileSync(join(path, file), "utf8");
  return {
    version: files.version,
    wrap: (command) => [
      "/bin/sh",
      ["-c", `echo $$ > ${join(path, "cgroup.procs")}; exec "$@"`, "sh", ...command],
    ],
    read() {
      const stat = keyed(read("memory.stat"));
      const sum = files.anonSharedKeys.reduce((total, key) => total + (stat.get(key) ?? 0), 0);
      return {
        anonSharedMb: sum / mebibyte,
        workingSetMb:
          (Number(read(files.usage)) - (stat.get(files.inactiveFileKey) ?? 0)) / mebibyte,
        oomKills: keyed(read(files.oomFile)).get("oom_kill") ?? 0,
      };
    },
    processes: () => processesOf(path),
    leftovers: async (expected, withinMs) => await leftovers(path, expected, withinMs),
    [Symbol.asyncDispose]: async () => await clear(path),
  };
}

function processesOf(path: string): number[] {
  return readFileSync(join(path, "cgroup.procs"), "utf8").split("\n").filter(Boolean).map(Number);
}

const pollMs = 50;

async function leftovers(
  path: string,
  expected: readonly number[],
  withinMs: number,
): Promise<number[]> {
  const deadlineMs = performance.now() + withinMs;
  while (true) {
    const left = processesOf(path).filter((pid) => !expected.includes(pid));
    if (left.length === 0 || performance.now() > deadlineMs) return left;
    await wait(pollMs);
  }
}

const politeMs = 2_000;
const removedWithinMs = 5_000;

/** A cgroup can only be removed when the last of its processes has been reaped. */
async function clear(path: string): Promise<void> {
  await leftovers(path, [], politeMs);
  const deadlineMs = performance.now() + removedWithinMs;
  while (existsSync(path)) {
    for (const pid of processesOf(path)) killQuietly(pid);
    if (removed(path) || performance.now() > deadlineMs) return;
    await wait(pollMs);
  }
}

function removed(path: string): boolean {
  try {
    rmdirSync(path);
    return true;
  } catch {
    // EBUSY: the last process is not reaped yet.
    return false;
  }
}

/** A process that is already gone is no error. */
export function killQuietly(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}

/** Swap would make the limit meaningless. Where swap is not accounted there is nothing to forbid. */
function forbidSwap(path: string, limitMb: number): void {
  const memsw = join(path, "memory.memsw.limit_in_bytes");
  if (existsSync(memsw)) writeFileSync(memsw, String(limitMb * mebibyte));
  const swapMax = join(path, "memory.swap.max");
  if (existsSync(swapMax)) writeFileSync(swapMax, "0");
}

function keyed(text: string): Map<string, number> {
  const pairs = text
    .trim()
    .split("\n")
    .map((line) => line.split(" "));
  return new Map(pairs.map(([key = "", value]) => [key, Number(value)]));
}
