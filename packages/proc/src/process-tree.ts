import { readdirSync, readFileSync } from "node:fs";

/** A live process as /proc tells it. */
export interface ProcessRow {
  pid: number;
  parentPid: number;
  groupId: number;
  zombie: boolean;
}

/** Every process below `rootPid`, the root itself first; empty where it is gone or the system has no /proc. Zombies are left out: they hold nothing. */
export function processTree(rootPid: number): ProcessRow[] {
  const rows = listProcesses();
  const root = rows.find((row) => row.pid === rootPid);
  if (root === undefined) return [];
  const tree = [root];
  for (const parent of tree) {
    tree.push(...rows.filter((row) => row.parentPid === parent.pid && row.pid !== parent.pid));
  }
  return tree;
}

/** The child of this process whose command line holds `marker`: Playwright tells no pid, so the launch carries a mark of its own. */
export function findChildByMarker(marker: string): number | undefined {
  return listProcesses().find(
    (row) => row.parentPid === process.pid && commandLine(row.pid).includes(marker),
  )?.pid;
}

/** Sends SIGKILL to the whole tree and to the root's process group; returns how many processes were hit. Gone ones are no error. */
export function killProcessTree(rootPid: number): number {
  const tree = processTree(rootPid);
  if (tree[0]?.groupId === rootPid) kill(-rootPid);
  for (const row of tree) kill(row.pid);
  return tree.length;
}

function listProcesses(): ProcessRow[] {
  return procEntries()
    .map(readRow)
    .filter((row) => row !== undefined)
    .filter((row) => !row.zombie);
}

function procEntries(): string[] {
  try {
    return readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  } catch {
    // Not Linux: nothing can be asked, and callers treat the tree as unknown.
    return [];
  }
}

function readRow(pidText: string): ProcessRow | undefined {
  const stat = readProcFile(pidText, "stat");
  // The command name stands in parentheses and may hold spaces: fields are counted from the last one.
  const [state, parent, group] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  if (state === undefined || parent === undefined || group === undefined) return undefined;
  return {
    pid: Number(pidText),
    parentPid: Number(parent),
    groupId: Number(group),
    zombie: state === "Z" || state === "X",
  };
}

function commandLine(pid: number): string {
  return readProcFile(String(pid), "cmdline");
}

function readProcFile(pid: string, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, "utf8");
  } catch {
    // The process ended between the listing and the read.
    return "";
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // ESRCH: already gone, which is what was wanted.
  }
}
