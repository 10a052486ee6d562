import type { SystemFiles } from "../../system-files.ts";
import { systemFiles } from "../system-files.ts";

/** One process as /proc/<pid>/stat has it. */
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
  /** Clock ticks from the machine's start to the process's: a pid is used again, the pair is not. */
  startTicks: number;
}

/** Every process of this machine, in one pass; empty where there is no /proc. */
export function readProcessTable(files: SystemFiles = systemFiles): ProcessInfo[] {
  return files
    .listFolder("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readProcess(Number(name), files) ?? []);
}

/** One process; undefined where it is gone or there is no /proc. */
export function readProcess(
  pid: number,
  files: SystemFiles = systemFiles,
): ProcessInfo | undefined {
  const stat = files.readFile(`/proc/${pid}/stat`) ?? "";
  // The name stands in brackets and may itself hold brackets and spaces: fields count from the last one.
  const nameEnd = stat.lastIndexOf(")");
  const [state, parentPid, group, session, ...rest] = stat.slice(nameEnd + 2).split(" ");
  if (nameEnd < 0 || session === undefined) return undefined;
  return {
    pid,
    parentPid: Number(parentPid),
    group: Number(group),
    session: Number(session),
    name: stat.slice(stat.indexOf("(") + 1, nameEnd),
    zombie: state === "Z" || state === "X",
    startTicks: Number(rest[15]),
  };
}
