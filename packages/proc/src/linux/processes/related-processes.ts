import type { ProcessInfo } from "./process-table.ts";

export interface ProcessSeeds {
  pids: Iterable<number>;
  /** Process groups and sessions known to belong to them: a browser whose starter died is only found by these. */
  groups: Iterable<number>;
}

/**
 * The seeds' processes and all below them, zombies included: by parent, and by their groups, which also name the
 * sessions that they lead. A session that another leads is not theirs, and what `outsider` shares with whoever started
 * it leads nowhere. Ordered outwards.
 */
export function relatedProcesses(
  table: readonly ProcessInfo[],
  seeds: ProcessSeeds,
  outsider: ProcessInfo | undefined,
): ProcessInfo[] {
  const pids = new Set(seeds.pids);
  const groups = new Set(seeds.groups);
  const shared = sharedGroups(outsider);
  const found: ProcessInfo[] = [];
  let rest = table.filter(({ pid }) => pid !== outsider?.pid);
  for (let grown = true; grown;) {
    const joins = ({ pid, parentPid, group, session }: ProcessInfo) =>
      pids.has(pid) || pids.has(parentPid) || groups.has(group) || groups.has(session);
    const joining = rest.filter(joins);
    rest = rest.filter((process) => !joins(process));
    for (const { pid, group } of joining) {
      pids.add(pid);
      if (!shared.has(group)) groups.add(group);
    }
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
  const shared = sharedGroups(outsider);
  const all = processes.flatMap(({ group, session }) => [group, session]);
  return new Set(all.filter((group) => !shared.has(group)));
}

function sharedGroups(outsider: ProcessInfo | undefined): Set<number> {
  return new Set([0, -1, outsider?.group ?? 0, outsider?.session ?? 0]);
}
