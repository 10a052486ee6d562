import { readdirSync, readFileSync, readlinkSync } from "node:fs";

/** What marks a process as one of a run: its group or session, or the run's own folder in its environment or arguments. */
export interface RunMarks {
  runnerPid: number;
  tmpDir: string;
}

interface Seen {
  pid: number;
  parent: number;
  group: number;
  session: number;
  zombie: boolean;
}

/**
 * Living processes of a run, the runner itself left out: a browser is started in a session of its own and outlives a killed runner, so it is known by
 * the folder it was given; its helpers by its group. Empty where there is no /proc.
 */
export function findRunProcesses({ runnerPid, tmpDir }: RunMarks): number[] {
  const all = listProcesses();
  const self = all.find(({ pid }) => pid === process.pid);
  const known = new Set<number>([runnerPid]);
  const groups = new Set<number>([runnerPid]);
  const isOurs = (seen: Seen) =>
    known.has(seen.parent) || groups.has(seen.group) || groups.has(seen.session);
  for (const seen of all) {
    if (seen.pid === process.pid) continue;
    if (!isOurs(seen) && !mentions(seen.pid, tmpDir)) continue;
    known.add(seen.pid);
    if (seen.group !== self?.group) groups.add(seen.group);
  }
  // A second pass: helpers may have been listed before their browser.
  for (const seen of all) if (seen.pid !== process.pid && isOurs(seen)) known.add(seen.pid);
  known.delete(runnerPid);
  return all.filter(({ pid, zombie }) => known.has(pid) && !zombie).map(({ pid }) => pid);
}

/** Kills what is left of a run. Gives how many there were. */
export function killRunProcesses(marks: RunMarks): number {
  const left = findRunProcesses(marks);
  for (const pid of left) killQuietly(pid);
  return left.length;
}

/** Sends SIGKILL; a process or group (negative) that is gone already is no fault. */
export function killQuietly(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}

function isGone(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ESRCH";
}

function listProcesses(): Seen[] {
  return readNames("/proc").flatMap((name) => (/^\d+$/.test(name) ? readStat(Number(name)) : []));
}

function readNames(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function readStat(pid: number): Seen[] {
  const text = readText(`/proc/${pid}/stat`);
  // The name stands in brackets and may hold anything, brackets too.
  const [state, parent, group, session] = text.slice(text.lastIndexOf(")") + 2).split(" ");
  if (state === undefined || session === undefined) return [];
  const numbers = { parent: Number(parent), group: Number(group), session: Number(session) };
  return [{ pid, ...numbers, zombie: state === "Z" || state === "X" }];
}

function mentions(pid: number, tmpDir: string): boolean {
  return (
    readText(`/proc/${pid}/environ`).includes(tmpDir) ||
    readText(`/proc/${pid}/cmdline`).includes(tmpDir) ||
    isWorkingIn(pid, tmpDir)
  );
}

/** Chromium's pages write over their environment; where the folder is gone already the system still names it. */
function isWorkingIn(pid: number, tmpDir: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`).includes(tmpDir);
  } catch {
    return false;
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
