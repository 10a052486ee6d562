import { readdirSync, readFileSync, readlinkSync } from "node:fs";

// What tests judge the product by: it shares no code with the readers it judges.

export interface LivingProcess {
  pid: number;
  parentPid: number;
  /** Its command line, arguments apart by spaces. */
  command: string;
}

/** All that a process has started and what those have started, outwards; zombies left out. */
export function descendantsOf(pid: number): LivingProcess[] {
  const all = livingProcesses();
  const found: LivingProcess[] = [];
  for (let parents = [pid]; parents.length > 0;) {
    const children = all.filter(({ parentPid }) => parents.includes(parentPid));
    found.push(...children);
    parents = children.map((child) => child.pid);
  }
  return found;
}

/**
 * Those of the given processes that still run as what they were; a number that was given to another is not one of
 * them.
 */
export function stillAlive(processes: readonly LivingProcess[]): LivingProcess[] {
  const alive = new Map(livingProcesses().map(({ pid, command }) => [pid, command]));
  return processes.filter(({ pid, command }) => alive.get(pid) === command);
}

/** Whether a process runs; one that waits to be reaped does not. */
export function isRunning(pid: number): boolean {
  return livingProcesses().some((process) => process.pid === pid);
}

/** Living processes whose environment, arguments or working folder name `mark`. */
export function processesNaming(mark: string): number[] {
  return livingProcesses()
    .map(({ pid }) => pid)
    .filter((pid) => pid !== process.pid)
    .filter((pid) =>
      [read(pid, "environ"), read(pid, "cmdline"), cwdOf(pid)].join().includes(mark),
    );
}

function livingProcesses(): LivingProcess[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      const [pid, status] = [Number(name), read(Number(name), "status")];
      if (!/^State:\s+[^ZX]/m.test(status)) return [];
      const parentPid = Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]);
      return { pid, parentPid, command: read(pid, "cmdline").replaceAll("\0", " ").trim() };
    });
}

/** Empty for a process that has ended meanwhile. */
function read(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return "";
  }
}

function cwdOf(pid: number): string {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return "";
  }
}
