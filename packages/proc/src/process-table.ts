import type { SystemFiles } from "./system-files.ts";

/** One process as /proc/<pid>/stat tells it. */
export interface ProcessInfo {
  pid: number;
  parentPid: number;
  /** Process group and session: they outlive a re-parenting. */
  group: number;
  session: number;
  /** The kernel's name, 15 characters at most. */
  name: string;
  /** True for a process that has ended and waits to be reaped. */
  zombie: boolean;
}

/** Every process of this machine, in one pass; empty where there is no /proc. */
export function readProcessTable(files: SystemFiles): ProcessInfo[] {
  return files
    .listFolder("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => parseStat(files.readFile(`/proc/${name}/stat`)) ?? []);
}

/** True while the process runs; a zombie holds nothing any more and is not alive. */
export function isAlive(pid: number, files: SystemFiles): boolean {
  return parseStat(files.readFile(`/proc/${pid}/stat`))?.zombie === false;
}

function parseStat(stat: string | undefined): ProcessInfo | undefined {
  // The name stands in brackets and may itself hold brackets and spaces.
  const parts = /^(\d+) \((.*)\) (\S) (\d+) (-?\d+) (-?\d+) /s.exec(stat ?? "");
  if (parts === null) return undefined;
  const [, pid, name = "", state, parentPid, group, session] = parts;
  return {
    pid: Number(pid),
    parentPid: Number(parentPid),
    group: Number(group),
    session: Number(session),
    name,
    zombie: state === "Z" || state === "X",
  };
}
