import {
  groupsOf,
  isPersonWindow,
  relatedProcesses,
  type ProcessMemory,
  readProcessMemory,
  type ProcessInfo,
  readProcessTable,
  type SystemFiles,
} from "@jobcan-automation/proc";
import { mbFromBytes } from "./figures.ts";

type ProcessRole = "server" | "runner" | "browser";
/** A browser in a person's own hands is theirs: no part of the service's figure. */
type TreeRole = ProcessRole | "person";

/** Where the memory of the whole tree is, in MB. */
export interface TreeMemory {
  serverMb: number;
  runnerMb: number;
  browserMb: number;
  totalMb: number;
  /** Anonymous and shared memory of the tree: what cannot be dropped. */
  anonSharedMb: number;
  /** "rss" or "mixed": the proportional share was denied for all or some, and shared pages count more than once. */
  measure: "pss" | "rss" | "mixed";
  /** The system shows no processes: runner and browser are not known, and are no part of the total. */
  isSelfOnly: boolean;
  processes: MeasuredProcess[];
}

interface MeasuredProcess {
  pid: number;
  name: string;
  role: ProcessRole;
  /** The server's own child that it is, or is below; undefined of the server, and of one whose parent is gone. */
  runPid: number | undefined;
  memory: ProcessMemory;
}

export interface ProcessTreeOptions {
  /** The server's own pid. */
  rootPid: number;
  files: SystemFiles;
  /** The server's own RSS in bytes, for systems without /proc. */
  selfRssBytes?: () => number;
}

export interface ProcessTree {
  /** Measures the tree in one pass over /proc, re-parented processes included if an earlier pass saw their group. */
  scan(): TreeMemory;
}

/**
 * The server's process tree. Remembers the process groups it has seen, so that a browser whose runner died is still
 * counted.
 */
export function createProcessTree(options: ProcessTreeOptions): ProcessTree {
  const { files, rootPid } = options;
  let knownGroups: ReadonlySet<number> = new Set();
  return {
    scan() {
      const table = readProcessTable(files);
      const root = table.find(({ pid }) => pid === rootPid);
      const below = relatedProcesses(table, { pids: [rootPid], groups: knownGroups }, root);
      knownGroups = groupsOf(below, root);
      const roles = assignRoles(below, { rootPid, files });
      const runs = assignRuns(below, rootPid);
      const all = root === undefined ? below : [root, ...below];
      const measured = all.flatMap(({ pid, name, zombie }) => {
        const role = roles.get(pid) ?? "server";
        if (zombie || role === "person") return [];
        const memory = readProcessMemory(pid, files);
        return memory === undefined ? [] : { pid, name, role, runPid: runs.get(pid), memory };
      });
      return measured.length === 0 ? selfOnly(options) : total(measured);
    },
  };
}

/** A child that is no browser is a runner, and so is all below it. */
function assignRoles(
  below: ProcessInfo[],
  { rootPid, files }: Pick<ProcessTreeOptions, "rootPid" | "files">,
): ReadonlyMap<number, TreeRole> {
  const roles = new Map<number, TreeRole>([[rootPid, "server"]]);
  // `below` is ordered outwards; only an orphan's parent has no role here.
  for (const process of below) {
    const parentRole = roles.get(process.parentPid) ?? "runner";
    const inherited = parentRole === "server" ? "runner" : parentRole;
    const isTheirs = isPersons(process, { parentRole, files });
    roles.set(process.pid, isTheirs ? "person" : (browserByName(process) ?? inherited));
  }
  return roles;
}

/** What a browser of ours has started is ours, whatever it was given. */
function isPersons(
  { pid }: ProcessInfo,
  { parentRole, files }: { parentRole: TreeRole; files: SystemFiles },
): boolean {
  if (parentRole === "browser") return false;
  return parentRole === "person" || isPersonWindow(pid, files);
}

/** The server's child above each process, by the process; as `below` is ordered, parents come first. */
function assignRuns(below: ProcessInfo[], rootPid: number): ReadonlyMap<number, number> {
  const runs = new Map<number, number>();
  for (const { pid, parentPid } of below) {
    const run = parentPid === rootPid ? pid : runs.get(parentPid);
    if (run !== undefined) runs.set(pid, run);
  }
  return runs;
}

/** What each of the server's children takes with all below it, in MB. */
export function memoryOfRuns({ processes }: Pick<TreeMemory, "processes">): Map<number, number> {
  const ofRuns = new Map<number, number>();
  for (const { runPid, memory } of processes) {
    if (runPid !== undefined) ofRuns.set(runPid, (ofRuns.get(runPid) ?? 0) + memory.mb);
  }
  return ofRuns;
}

function browserByName(process: ProcessInfo): ProcessRole | undefined {
  return /chrom|headless|msedge/i.test(process.name) ? "browser" : undefined;
}

function total(processes: MeasuredProcess[]): TreeMemory {
  const sumOf = (role?: ProcessRole) =>
    processes
      .filter((process) => role === undefined || process.role === role)
      .reduce((mb, process) => mb + process.memory.mb, 0);
  const measures = new Set(processes.map((process) => process.memory.measure));
  return {
    serverMb: sumOf("server"),
    runnerMb: sumOf("runner"),
    browserMb: sumOf("browser"),
    totalMb: sumOf(),
    anonSharedMb: processes.reduce((mb, process) => mb + process.memory.anonSharedMb, 0),
    measure: measures.size > 1 ? "mixed" : (processes[0]?.memory.measure ?? "rss"),
    isSelfOnly: false,
    processes,
  };
}

function selfOnly({ rootPid, selfRssBytes }: ProcessTreeOptions): TreeMemory {
  const mb = mbFromBytes(selfRssBytes?.() ?? 0);
  const memory: ProcessMemory = { mb, anonSharedMb: mb, measure: "rss" };
  const self = total([{ pid: rootPid, name: "node", role: "server", runPid: undefined, memory }]);
  return { ...self, isSelfOnly: true };
}
