import type { SystemFiles } from "../system-files.ts";

/** How many files, sockets and pipes this process may hold open; undefined where the system does not say. */
export function openFilesLimit(files: SystemFiles): number | undefined {
  const line = files.readFile("/proc/self/limits")?.match(/^Max open files +(\S+)/m);
  const limit = Number(line?.[1]);
  return Number.isFinite(limit) ? limit : undefined;
}
