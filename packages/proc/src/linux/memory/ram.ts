import { mbFromKb, numberAfter } from "../../figures.ts";
import type { SystemFiles } from "../../system-files.ts";

/** The machine's own memory in MB; undefined where /proc does not say. */
export function readRamMb(files: SystemFiles): number | undefined {
  const kb = numberAfter(files.readFile("/proc/meminfo"), "MemTotal");
  return kb === undefined ? undefined : mbFromKb(kb);
}
