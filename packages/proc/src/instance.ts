import { readFileSync } from "node:fs";

/** This process as "<pid>.<start time>": numbers are used again, the pair is not. */
export function ownInstance(): string {
  return `${process.pid}.${startTimeOf(process.pid) ?? 0}`;
}

/** Whether the process behind an instance still runs. */
export function isInstanceAlive(instance: string): boolean {
  const [pid, startTime] = instance.split(".").map(Number);
  return pid !== undefined && startTime !== undefined && startTimeOf(pid) === startTime;
}

function startTimeOf(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const isDead = fields[0] === "Z" || fields[0] === "X";
    return isDead ? undefined : Number(fields[19]);
  } catch {
    return undefined;
  }
}
