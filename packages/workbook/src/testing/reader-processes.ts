import { readFileSync, readdirSync } from "node:fs";

/** Living workbook processes of the server with this process id, by the mark among their arguments. */
export function readersOf(serverPid: number | undefined): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => argumentsOf(pid).includes(`\0jobcan-reader-${serverPid}.`));
}

/** A process's arguments, each but the last with a zero behind it; "" of one that is gone. */
export function argumentsOf(pid: number | undefined): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return "";
  }
}
