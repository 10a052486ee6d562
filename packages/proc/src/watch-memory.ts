/** How much memory a process may have, and how that is read. */
export interface MemoryWall {
  limitMb: number;
  /** Resident memory of a process in MB; undefined where it is gone or the system does not say. */
  residentMb: (pid: number) => number | undefined;
}

/**
 * Samples a process's memory until it is disposed of, and calls once when it is over the wall. Without readings it
 * never calls.
 */
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

/**
 * One sample takes some 0.05 ms; what grows by 15 MB in 50 ms, as an unbounded parse does, is seen 6 MB over the wall
 * at most.
 */
const sampleEveryMs = 20;
