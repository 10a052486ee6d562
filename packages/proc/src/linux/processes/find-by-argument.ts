import { readProcessTable } from "./process-table.ts";
import { systemFiles } from "../system-files.ts";

/**
 * The processes of our own PID namespace that have an argument which `isMeant` accepts: a server in a container
 * beside us is known there by another number than here. Empty where there is no /proc.
 */
export function findByArgument(isMeant: (argument: string) => boolean): number[] {
  const own = systemFiles.readLink("/proc/self/ns/pid");
  return readProcessTable()
    .map(({ pid }) => pid)
    .filter((pid) => argumentsOf(pid).some(isMeant))
    .filter((pid) => own !== undefined && systemFiles.readLink(`/proc/${pid}/ns/pid`) === own);
}

/**
 * The child of this process whose command line holds `marker`: Playwright gives no pid, so the launch carries a mark
 * of its own.
 */
export function findChildByMarker(marker: string): number | undefined {
  const children = readProcessTable().filter(
    ({ parentPid, zombie }) => parentPid === process.pid && !zombie,
  );
  return children.find(({ pid }) => argumentsOf(pid).some((text) => text.includes(marker)))?.pid;
}

/** What a process was started with; empty where it is gone or denied. */
export function argumentsOf(pid: number): string[] {
  return systemFiles.readFile(`/proc/${pid}/cmdline`)?.split("\0") ?? [];
}
