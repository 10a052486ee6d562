import { writeFileSync } from "node:fs";

/**
 * Leaves the memory of this process, and of all it starts from now on, out of core dumps (SECURITY.md T8): the system
 * hands the filter down, also through a new program. Does nothing where there is no such filter.
 */
export function forbidCoreDumps(): void {
  try {
    writeFileSync("/proc/self/coredump_filter", "0");
  } catch {
    // Not Linux, or a system that is read-only here: its own limit of core files is then all there is.
  }
}
