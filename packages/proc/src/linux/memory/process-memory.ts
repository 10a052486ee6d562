import { mbFromKb, numberAfter } from "../../figures.ts";
import type { SystemFiles } from "../../system-files.ts";
import { systemFiles } from "../system-files.ts";

/**
 * One process's share of memory in MB. `measure` is "rss" where the proportional share was denied: shared pages then
 * count whole.
 */
export interface ProcessMemory {
  mb: number;
  anonSharedMb: number;
  measure: "pss" | "rss";
}

/** PSS from smaps_rollup, else RSS from status; undefined for a process that has no memory or is gone. */
export function readProcessMemory(pid: number, files: SystemFiles): ProcessMemory | undefined {
  const rollup = files.readFile(`/proc/${pid}/smaps_rollup`);
  const pss = numberAfter(rollup, "Pss");
  if (pss !== undefined) {
    const anonShared = sum(numberAfter(rollup, "Pss_Anon"), numberAfter(rollup, "Pss_Shmem"));
    return { mb: mbFromKb(pss), anonSharedMb: mbFromKb(anonShared), measure: "pss" };
  }
  const status = files.readFile(`/proc/${pid}/status`);
  const rss = numberAfter(status, "VmRSS");
  if (rss === undefined) return undefined;
  const anonShared = sum(numberAfter(status, "RssAnon"), numberAfter(status, "RssShmem"));
  return { mb: mbFromKb(rss), anonSharedMb: mbFromKb(anonShared), measure: "rss" };
}

/**
 * Resident memory of a process in MB (VmRSS), cheap enough to be sampled often; undefined where it is gone or the
 * system does not say.
 */
export function readResidentMb(pid: number): number | undefined {
  const kb = numberAfter(systemFiles.readFile(`/proc/${pid}/status`), "VmRSS");
  return kb === undefined ? undefined : mbFromKb(kb);
}

function sum(...figures: (number | undefined)[]): number {
  return figures.reduce<number>((total, figure) => total + (figure ?? 0), 0);
}
