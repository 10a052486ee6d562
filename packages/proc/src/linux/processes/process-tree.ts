import { killQuietly } from "../../kill-quietly.ts";
import { type ProcessInfo, readProcessTable } from "./process-table.ts";

/**
 * Every process below `rootPid`, the root itself first; empty where it is gone or the system has no /proc. Zombies
 * are left out: they hold nothing.
 */
export function processTree(rootPid: number): ProcessInfo[] {
  const rows = readProcessTable().filter(({ zombie }) => !zombie);
  const root = rows.find((row) => row.pid === rootPid);
  if (root === undefined) return [];
  const tree = [root];
  for (const parent of tree) {
    tree.push(...rows.filter((row) => row.parentPid === parent.pid && row.pid !== parent.pid));
  }
  return tree;
}

/** Sends SIGKILL to the whole tree and to the root's process group; returns how many processes were hit. */
export function killProcessTree(rootPid: number): number {
  const tree = processTree(rootPid);
  if (tree[0]?.group === rootPid) killQuietly(-rootPid);
  for (const { pid } of tree) killQuietly(pid);
  return tree.length;
}

/** Kills all below this process, then this process. */
export function endOwnTree(): void {
  const [own, ...below] = processTree(process.pid);
  for (const { pid } of below) killQuietly(pid);
  killQuietly(own?.pid ?? process.pid);
}
