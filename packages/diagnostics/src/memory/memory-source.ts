import { readCgroup } from "./linux/cgroup.ts";
import type { ProcessTree, TreeMemory } from "./process-tree.ts";
import type { SystemFiles } from "@jobcan-automation/proc";

/** The figure that memory is guarded by, in MB, and where it comes from. */
export interface MemoryFigure {
  /** "proc" is the share (PSS) of our process tree; "node" is this process alone, as Node itself says it. */
  source: "cgroup-v2" | "cgroup-v1" | "proc" | "node";
  workingSetMb: number;
  /** What cannot be dropped; absent where the system does not say. */
  anonSharedMb?: number | undefined;
  /** What of a control group's usage the kernel cannot drop before it kills; absent where it does not say. */
  unreclaimableMb?: number | undefined;
  /** The container's hard limit; absent where it has none. Thresholds are another thing. */
  limitMb?: number | undefined;
  oomKills?: number | undefined;
}

export interface MemorySource {
  /** Reads now; never throws. `tree` spares a second pass over /proc where one was just made. */
  read(tree?: TreeMemory): MemoryFigure;
}

export interface MemorySourceOptions {
  files: SystemFiles;
  tree: Pick<ProcessTree, "scan">;
  /** A limit in MB that is known another way than by a control group. */
  otherLimitMb?: () => number | undefined;
  /** A group with a larger limit is not a container made for this service (default 2048 MB). */
  containerUpToMb?: number;
}

/**
 * The container's working set where a control group limits us; else the tree's PSS. A group without a
 * limit (a whole machine, a login session) or with a very large one holds other people's memory and
 * file cache too: its usage says nothing about this service. Its limit and its kills are still reported.
 */
export function createMemorySource(options: MemorySourceOptions): MemorySource {
  const { files, tree, otherLimitMb, containerUpToMb = 2048 } = options;
  return {
    read(known) {
      const group = readCgroup(files);
      const evidence = { limitMb: group?.limitMb ?? otherLimitMb?.(), oomKills: group?.oomKills };
      if (group?.limitMb !== undefined && group.limitMb <= containerUpToMb) {
        const { version: source, workingSetMb, anonSharedMb, unreclaimableMb } = group;
        return { source, workingSetMb, anonSharedMb, unreclaimableMb, ...evidence };
      }
      const { totalMb: workingSetMb, anonSharedMb, isSelfOnly } = known ?? tree.scan();
      return { source: isSelfOnly ? "node" : "proc", workingSetMb, anonSharedMb, ...evidence };
    },
  };
}
