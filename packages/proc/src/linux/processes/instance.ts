import { createHash } from "node:crypto";
import { readProcess } from "./process-table.ts";
import { systemFiles } from "../system-files.ts";

/**
 * This process as "<pid>.<start time>.<space>": pids are used again, with the start time they are not. The space
 * names the PID namespace and the boot of the machine: elsewhere the same pid is another process.
 */
export function ownInstance(): string {
  const startTicks = readProcess(process.pid)?.startTicks ?? 0;
  return `${process.pid}.${startTicks}.${ownSpace() ?? "unknown"}`;
}

/**
 * Whether this system knows that the process behind an instance has ended. False also where it cannot know: in
 * another container, without /proc.
 */
export function isInstanceGone(instance: string): boolean {
  const [pid, startTicks, space] = instance.split(".");
  if (space === undefined || space !== ownSpace()) return false;
  const found = readProcess(Number(pid));
  return found === undefined || found.zombie || found.startTicks !== Number(startTicks);
}

/** Six digits: instances stand in the paths of a browser's sockets, which must be short. */
function ownSpace(): string | undefined {
  const namespace = systemFiles.readLink("/proc/self/ns/pid");
  if (namespace === undefined) return undefined;
  const boot = systemFiles.readFile("/proc/sys/kernel/random/boot_id") ?? "";
  return createHash("sha256").update(`${boot} ${namespace}`).digest("hex").slice(0, 6);
}
