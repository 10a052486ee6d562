import { type ProcessInfo, readProcessTable } from "./process-table.ts";
import type { SystemFiles } from "./system-files.ts";

/** All below `pid` now, zombies included: by parent, and by the process groups and sessions they lead. Empty proves that nothing is left. */
export function listDescendants(pid: number, files: SystemFiles): ProcessInfo[] {
  return descendantsIn(readProcessTable(files), pid);
}

/**
 * The same in a table already read. `knownGroups` are groups and sessions seen below `pid` before:
 * a browser whose starter has died is only found by them.
 */
export function descendantsIn(
  table: ProcessInfo[],
  pid: number,
  knownGroups: ReadonlySet<number> = new Set(),
): ProcessInfo[] {
  const root = table.find((process) => process.pid === pid);
  const pids = new Set([pid]);
  const groups = new Set(knownGroups);
  const found: ProcessInfo[] = [];
  let rest = table.filter((process) => process.pid !== pid);
  for (let grown = true; grown;) {
    const [joining, others] = partition(
      rest,
      (process) =>
        pids.has(process.parentPid) || groups.has(process.group) || groups.has(process.session),
    );
    for (const process of joining) {
      pids.add(process.pid);
      for (const group of groupsOf([process], root)) groups.add(group);
    }
    found.push(...joining);
    rest = others;
    grown = joining.length > 0;
  }
  return found;
}

/** The groups and sessions that are theirs alone: those of the root are shared with whoever started it. */
export function groupsOf(processes: ProcessInfo[], root: ProcessInfo | undefined): Set<number> {
  const groups = new Set(processes.flatMap((process) => [process.group, process.session]));
  for (const shared of [0, -1, root?.group, root?.session]) {
    if (shared !== undefined) groups.delete(shared);
  }
  return groups;
}

function partition<Item>(items: Item[], isFirst: (item: Item) => boolean): [Item[], Item[]] {
  const first: Item[] = [];
  const second: Item[] = [];
  for (const item of items) (isFirst(item) ? first : second).push(item);
  return [first, second];
}
