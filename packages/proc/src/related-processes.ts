import type { ProcessInfo } from "./process-table.ts";

export interface ProcessSeeds {
  pids: Iterable<number>;
  /** Process groups and sessions known to belong to them: a browser whose starter died is only found by these. */
  groups: Iterable<number>;
}

/**
 * The seeds' processes and all below them, zombies included: by parent, and by the groups and sessions they lead.
 * Those of `outsider` are shared with whoever started it and lead nowhere. Ordered outwards.
 */
export function relatedProcesses(
  table: readonly ProcessInfo[],
  seeds: ProcessSeeds,
  outsider: ProcessInfo | undefined,
): ProcessInfo[] {
  const pids = new Set(seeds.pids);
  const groups = new Set(seeds.groups);
  const found: ProcessInfo[] = [];
  let rest = table.filter(({ pid }) => pid !== outsider?.pid);
  for (let grown = true; grown;) {
    const joins = ({ pid, parentPid, group, session }: ProcessInfo) =>
      pids.has(pid) || pids.has(parentPid) || groups.has(group) || groups.has(session);
    const joining = rest.filter(joins);
    rest = rest.filter((process) => !joins(process));
    for (const { pid } of joining) pids.add(pid);
    for (const group of groupsOf(joining, outsider)) groups.add(group);
    found.push(...joining);
    grown = joining.length > 0;
  }
  return found;
}

/** The groups and sessions that are theirs alone. */
export function groupsOf(
  processes: readonly ProcessInfo[],
  outsider: ProcessInfo | undefined,
): Set<number> {
  const groups = new Set(processes.flatMap(({ group, session }) => [group, session]));
  for (const shared of [0, -1, outsider?.group, outsider?.session]) {
    if (shared !== undefined) groups.delete(shared);
  }
  return groups;
}
