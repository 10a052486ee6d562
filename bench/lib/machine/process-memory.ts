import { readFileSync, readdirSync } from "node:fs";

/** Anonymous memory of one process in MB, as the kernel counts it (smaps_rollup). */
export function anonymousMb(pid: number): number {
  const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");
  return Number(/^Anonymous:\s+(\d+) kB/m.exec(rollup)?.[1] ?? Number.NaN) / 1024;
}

/** The highest RSS of a process so far, in MB; undefined once it is gone. */
export function peakRssMb(pid: number): number | undefined {
  const kb = /^VmHWM:\s+(\d+) kB/m.exec(readText(`/proc/${pid}/status`))?.[1];
  return kb === undefined ? undefined : Number(kb) / 1024;
}

/** Children of a process whose command line contains `word`. */
export function childrenOf(pid: number, word = ""): number[] {
  const tasks = readdirSync(`/proc/${pid}/task`);
  const children = tasks.flatMap((task) =>
    readText(`/proc/${pid}/task/${task}/children`).split(" ").filter(Boolean).map(Number),
  );
  return children.filter((child) => readText(`/proc/${child}/cmdline`).includes(word));
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    // The process has ended meanwhile.
    return "";
  }
}
