import { killQuietly } from "../../kill-quietly.ts";
import type { RunMarks } from "../../process-system.ts";
import { argumentsOf } from "./find-by-argument.ts";
import { readProcessTable } from "./process-table.ts";
import { relatedProcesses } from "./related-processes.ts";
import { systemFiles } from "../system-files.ts";

/**
 * Living processes of a run, the runner itself left out, by its group or session or by the run's own folder in their
 * environment or arguments: a browser is started in a session of its own and outlives a killed runner, so it is known
 * by the folder it was given; its helpers by its group. Empty where there is no /proc.
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

/** Kills the runner's group and what is left of its run. Gives how many there were beside the runner. */
export function killRunProcesses(marks: RunMarks): number {
  if (marks.runnerPid > 0) killQuietly(-marks.runnerPid);
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
