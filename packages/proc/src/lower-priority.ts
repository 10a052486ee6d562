import { setPriority } from "node:os";

/** Lets a process wait for others, by a niceness of 0 to 19; Windows has classes for it. */
export function lowerPriority(pid: number, niceness: number): void {
  try {
    setPriority(pid, niceness);
  } catch {
    // The process is gone, or the system does not allow it. Nothing depends on the priority.
  }
}
