import { readProcess } from "./process-table.ts";

/** This process as "<pid>.<start time>": numbers are used again, the pair is not. */
export function ownInstance(): string {
  return `${process.pid}.${readProcess(process.pid)?.startTicks ?? 0}`;
}

/** Whether the process behind an instance still runs. */
export function isInstanceAlive(instance: string): boolean {
  const [pid, startTicks] = instance.split(".").map(Number);
  if (pid === undefined || startTicks === undefined) return false;
  const found = readProcess(pid);
  return found !== undefined && !found.zombie && found.startTicks === startTicks;
}
