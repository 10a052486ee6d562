import { locateCgroup, type CgroupPlace } from "./cgroup-place.ts";
import { numberAfter, readRamMb, type SystemFiles } from "@jobcan-automation/proc";
import { mbFromBytes } from "../figures.ts";

/** The control group whose limit would be hit first, in MB. */
export interface CgroupReading {
  version: "cgroup-v2" | "cgroup-v1";
  /** Usage minus inactive file cache. */
  workingSetMb: number;
  anonSharedMb?: number | undefined;
  /** Usage without any file page: what the kernel cannot drop, its own memory with it. Absent where it does not say. */
  unreclaimableMb?: number | undefined;
  /** Absent where nothing below the machine's memory limits the group. */
  limitMb?: number | undefined;
  /** How often the kernel has killed in this group since it exists. */
  oomKills?: number | undefined;
}

/**
 * Reads our own group and those above it as far as they are visible, and returns the one with the
 * smallest limit (the outer one of equals: its usage is the larger). Undefined without a memory group.
 */
export function readCgroup(files: SystemFiles): CgroupReading | undefined {
  const place = locateCgroup(files);
  if (place === undefined) return undefined;
  const ramMb = readRamMb(files);
  return place.folders
    .flatMap((folder) => readFolder(folder, place, files) ?? [])
    .map((reading) => withoutBoundlessLimit(reading, ramMb))
    .reduce<CgroupReading | undefined>(tighter, undefined);
}

function readFolder(
  folder: string,
  place: CgroupPlace,
  files: SystemFiles,
): CgroupReading | undefined {
  return place.version === "cgroup-v2" ? readV2(folder, files) : readV1(folder, files);
}

function readV2(folder: string, files: SystemFiles): CgroupReading | undefined {
  const usage = wholeNumber(files.readFile(`${folder}/memory.current`));
  if (usage === undefined) return undefined;
  const stat = files.readFile(`${folder}/memory.stat`);
  return {
    version: "cgroup-v2",
    workingSetMb: workingSet(usage, numberAfter(stat, "inactive_file")),
    anonSharedMb: sumMb(numberAfter(stat, "anon"), numberAfter(stat, "shmem")),
    unreclaimableMb: withoutFiles(usage, [
      numberAfter(stat, "active_file"),
      numberAfter(stat, "inactive_file"),
    ]),
    limitMb: optionalMb(wholeNumber(files.readFile(`${folder}/memory.max`))),
    oomKills: numberAfter(files.readFile(`${folder}/memory.events`), "oom_kill"),
  };
}

function readV1(folder: string, files: SystemFiles): CgroupReading | undefined {
  const usage = wholeNumber(files.readFile(`${folder}/memory.usage_in_bytes`));
  if (usage === undefined) return undefined;
  const stat = files.readFile(`${folder}/memory.stat`);
  const limits = [
    wholeNumber(files.readFile(`${folder}/memory.limit_in_bytes`)),
    numberAfter(stat, "hierarchical_memory_limit"),
  ].filter((limit) => limit !== undefined);
  return {
    version: "cgroup-v1",
    workingSetMb: workingSet(usage, numberAfter(stat, "total_inactive_file")),
    anonSharedMb: sumMb(numberAfter(stat, "total_rss"), numberAfter(stat, "total_shmem")),
    unreclaimableMb: withoutFiles(usage, [
      numberAfter(stat, "total_active_file"),
      numberAfter(stat, "total_inactive_file"),
    ]),
    limitMb: limits.length === 0 ? undefined : mbFromBytes(Math.min(...limits)),
    oomKills: numberAfter(files.readFile(`${folder}/memory.oom_control`), "oom_kill"),
  };
}

/** A limit the machine itself cannot reach ("max", 9223372036854771712) limits nothing. */
function withoutBoundlessLimit(reading: CgroupReading, ramMb = 2 ** 40): CgroupReading {
  const bounded = reading.limitMb !== undefined && reading.limitMb < ramMb;
  return bounded ? reading : { ...reading, limitMb: undefined };
}

function tighter(known: CgroupReading | undefined, outer: CgroupReading): CgroupReading {
  if (known === undefined) return outer;
  const outerLimit = outer.limitMb ?? Number.POSITIVE_INFINITY;
  if (outerLimit === Number.POSITIVE_INFINITY) return known;
  return outerLimit <= (known.limitMb ?? Number.POSITIVE_INFINITY) ? outer : known;
}

function wholeNumber(text: string | undefined): number | undefined {
  const digits = text?.trim() ?? "";
  return /^\d+$/.test(digits) ? Number(digits) : undefined;
}

function workingSet(usageBytes: number, inactiveFileBytes = 0): number {
  return mbFromBytes(Math.max(0, usageBytes - inactiveFileBytes));
}

/** Shared memory is no file page here: the kernel has it among the anonymous ones. */
function withoutFiles(usageBytes: number, files: readonly (number | undefined)[]) {
  const known = files.filter((bytes) => bytes !== undefined);
  if (known.length < files.length) return undefined;
  return mbFromBytes(known.reduce((left, bytes) => Math.max(0, left - bytes), usageBytes));
}

function sumMb(anon: number | undefined, shared = 0): number | undefined {
  return anon === undefined ? undefined : mbFromBytes(anon + shared);
}

function optionalMb(bytes: number | undefined): number | undefined {
  return bytes === undefined ? undefined : mbFromBytes(bytes);
}
