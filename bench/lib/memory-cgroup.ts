import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const mebibyte = 1024 * 1024;

/** What a memory cgroup has used, in MB. `anonSharedMb` leaves the page cache out: it is what cannot be given back. */
export interface CgroupUsage {
  anonSharedMb: number;
  workingSetMb: number;
  oomKills: number;
}

/** A memory cgroup of our own. Removing it needs it empty: end its processes first. */
export interface MemoryCgroup extends Disposable {
  readonly version: "v1" | "v2";
  /** A command line that moves itself into the group, then becomes `command`. */
  wrap(command: readonly string[]): [string, string[]];
  read(): CgroupUsage;
  processes(): number[];
}

/** A new memory cgroup with a hard limit, or undefined where this machine does not let us make one. */
export function openMemoryCgroup(name: string, limitMb?: number): MemoryCgroup | undefined {
  const v2Root = "/sys/fs/cgroup";
  const v1Root = "/sys/fs/cgroup/memory";
  if (existsSync(join(v1Root, "memory.limit_in_bytes")))
    return open(v1Files, join(v1Root, name), limitMb);
  if (existsSync(join(v2Root, "cgroup.controllers")))
    return open(v2Files, join(v2Root, name), limitMb);
  return undefined;
}

/** Asked before a bench starts, so that "cannot measure here" is never taken for a failed run. */
export function canOpenMemoryCgroup(): boolean {
  using cgroup = openMemoryCgroup(`jobcan-probe-${process.pid}`);
  return cgroup !== undefined;
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
    processes: () => read("cgroup.procs").split("\n").filter(Boolean).map(Number),
    [Symbol.dispose]: () => rmdirSync(path),
  };
}

/** A limit that can be escaped into swap is none. Where swap is not accounted there is nothing to forbid. */
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
