import { killQuietly } from "./kill-quietly.ts";
import { argumentsOf } from "./find-by-argument.ts";
import { readProcessTable } from "./process-table.ts";
import { relatedProcesses } from "./related-processes.ts";
import { systemFiles } from "../system-files.ts";

/**
 * What marks a process as one of a run: its group or session, or the run's own folder in its environment or
 * arguments.
 */
export interface RunMarks {
  runnerPid: number;
  tmpDir: string;
}

/**
 * Living processes of a run, the runner itself left out: a browser is started in a session of its own and outlives a
 * killed runner, so it is known by the folder it was given; its helpers by its group. Empty where there is no /proc.
 */
export function findRunProcesses({ runnerPid, tmpDir }: RunMarks): number[] {
  const table = readProcessTable();
  const self = table.find(({ pid }) => pid === process.pid);
  const marked = table.filter(({ pid }) => pid !== process.pid && mentions(pid, tmpDir));
  const seeds = {
    pids: [runnerPid, ...marked.map(({ pid }) => pid)],
    groups: [runnerPid],
  };
  return relatedProcesses(table, seeds, self)
    .filter(({ pid, zombie }) => pid !== runnerPid && !zombie)
    .map(({ pid }) => pid);
}

/** Kills what is left of a run. Gives how many there were. */
export function killRunProcesses(marks: RunMarks): number {
  const left = findRunProcesses(marks);
  for (const pid of left) killQuietly(pid);
  return left.length;
}

/**
 * Chromium's pages write over their environment; where the folder is gone already the system still names it as their
 * working folder.
 */
function mentions(pid: number, tmpDir: string): boolean {
  const texts = [
    systemFiles.readFile(`/proc/${pid}/environ`),
    ...argumentsOf(pid),
    systemFiles.readLink(`/proc/${pid}/cwd`),
  ];
  return texts.some((text) => text?.includes(tmpDir));
}
