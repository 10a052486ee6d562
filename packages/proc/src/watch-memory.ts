import { readFileSync } from "node:fs";

/** How much memory a process may have, and who says how much it has. */
export interface MemoryWall {
  limitMb: number;
  /** Resident memory of a process in MB; undefined of one that is gone, and where the system does not tell. */
  residentMb: (pid: number) => number | undefined;
}

/** Samples a process's memory until it is disposed of, and calls once when it is over the wall. Where nothing is told it never calls. */
export function watchMemory(
  pid: number,
  { limitMb, residentMb }: MemoryWall,
  onOver: (memoryMb: number) => void,
): Disposable {
  const timer = setInterval(() => {
    const memoryMb = residentMb(pid) ?? 0;
    if (memoryMb <= limitMb) return;
    clearInterval(timer);
    onOver(memoryMb);
  }, sampleEveryMs);
  return { [Symbol.dispose]: () => clearInterval(timer) };
}

/** What the kernel says that a process holds of the machine's memory (VmRSS). */
export function readResidentMb(pid: number): number | undefined {
  try {
    const kb = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return kb === undefined ? undefined : Number(kb) / 1024;
  } catch {
    // Gone between two samples, or a system without /proc.
    return undefined;
  }
}

/** One sample takes some 0.05 ms; what grows by 15 MB in 50 ms, as an unbounded parse does, is seen 6 MB over the wall at most. */
const sampleEveryMs = 20;
