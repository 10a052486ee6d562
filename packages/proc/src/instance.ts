import { createHash } from "node:crypto";
import { readFileSync, readlinkSync } from "node:fs";

/**
 * This process as "<pid>.<start time>.<space>": numbers are used again, the pair is not. The space tells in which PID namespace of which boot
 * the number counts: elsewhere it is another process.
 */
export function ownInstance(): string {
  return `${process.pid}.${startTimeOf(process.pid) ?? 0}.${ownSpace() ?? "unknown"}`;
}

/** Whether this system knows that the process behind an instance has ended. False also where it cannot know: in another container, without /proc. */
export function isInstanceGone(instance: string): boolean {
  const [pid, startTime, space] = instance.split(".");
  return space === ownSpace() && startTimeOf(Number(pid)) !== Number(startTime);
}

/** Six digits, for they stand in the paths of a browser's sockets, which must be short. */
function ownSpace(): string | undefined {
  try {
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8");
    const namespace = readlinkSync("/proc/self/ns/pid");
    return createHash("sha256").update(`${boot} ${namespace}`).digest("hex").slice(0, 6);
  } catch {
    return undefined;
  }
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
