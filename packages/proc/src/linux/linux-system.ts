import type { ProcessSystem } from "../process-system.ts";
import { readRamMb } from "./memory/ram.ts";
import { forbidCoreDumps } from "./memory/forbid-core-dumps.ts";
import { offerToOom, protectFromOom } from "./memory/oom-score.ts";
import { readResidentMb } from "./memory/process-memory.ts";
import { openFilesLimit } from "./open-files-limit.ts";
import { findByArgument, findChildByMarker } from "./processes/find-by-argument.ts";
import { guardProcess } from "./processes/guard-process.ts";
import { isInstanceGone, ownInstance } from "./processes/instance.ts";
import { endOwnTree, killProcessTree, processTree } from "./processes/process-tree.ts";
import { findRunProcesses, killRunProcesses } from "./processes/run-processes.ts";
import { killQuietly } from "../kill-quietly.ts";
import { systemFiles } from "./system-files.ts";
import { allowsUserNamespaces } from "./user-namespaces.ts";

/** Linux, as /proc shows it; where there is no /proc nothing is known and nobody is hit. */
export const linuxSystem: ProcessSystem = {
  kind: "linux",
  apart: { detached: true, windowsHide: false },
  temporaryFolder: (folder) => ({ TMPDIR: folder }),
  files: systemFiles,
  ownInstance,
  isInstanceGone,
  guard: guardProcess,
  watchChildren: () => ({ find: findChildByMarker, [Symbol.dispose]: () => {} }),
  treeSize: (rootPid) => processTree(rootPid).length,
  killTree: killProcessTree,
  endOwnTree,
  countRun: (run) => findRunProcesses(run).length,
  killRun: killRunProcesses,
  killMarked(isMeant) {
    const left = findByArgument(isMeant);
    for (const pid of left) killQuietly(pid);
    return left.length;
  },
  residentMb: readResidentMb,
  ramMb: () => readRamMb(systemFiles),
  // A control group's limit is one of the figures that are read from the files.
  memoryLimitMb: () => undefined,
  openFilesLimit: () => openFilesLimit(systemFiles),
  allowsBrowserSandbox: () => allowsUserNamespaces(),
  forbidCoreDumps,
  offerToOom,
  protectFromOom,
};
