import { readdirSync, readFileSync } from "node:fs";

export interface Process {
  pid: number;
  /** Its command line, arguments apart by spaces. */
  command: string;
}

/** All that a process has started and what those have started, as the system tells (/proc). Zombies have an empty command. */
export function descendantsOf(pid: number): Process[] {
  const parents = new Map(
    readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .map((name) => [Number(name), parentOf(name)] as const),
  );
  const found = new Set([pid]);
  let before = 0;
  while (found.size > before) {
    before = found.size;
    for (const [child, parent] of parents) if (found.has(parent ?? -1)) found.add(child);
  }
  found.delete(pid);
  return [...found].map((one) => ({ pid: one, command: commandOf(one) }));
}

/** The browsers among them. */
export function browsersOf(pid: number): Process[] {
  return descendantsOf(pid).filter(({ command }) => /chrom/i.test(command));
}

/** Those of the given processes that still run as what they were; a number that was given to another is not one of them. */
export function stillAlive(processes: readonly Process[]): Process[] {
  return processes.filter(({ pid, command }) => command !== "" && commandOf(pid) === command);
}

function parentOf(pid: string): number | undefined {
  const text = read(`/proc/${pid}/stat`);
  // The name is in brackets and may hold anything, brackets included.
  const [, parent] = text.slice(text.lastIndexOf(")") + 2).split(" ");
  return parent === undefined ? undefined : Number(parent);
}

function commandOf(pid: number): string {
  return read(`/proc/${pid}/cmdline`).replaceAll("\0", " ").trim();
}

/** Empty for a process that has ended meanwhile. */
function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
