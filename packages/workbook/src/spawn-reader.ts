import { type ChildProcessByStdio, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import type { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { lowerPriority, type ProcessSystem } from "@jobcan-automation/proc";
import { readerMark } from "./sweep-readers.ts";
import type { WorkbookLimits } from "./workbook-request.ts";

export interface ReaderProgram {
  /** The process' main file: `workbook-main.ts`, or its bundle. */
  entry: URL;
  limits: Pick<WorkbookLimits, "readerHeapMb" | "readDeadlineMs">;
  system: ProcessSystem;
  /** MB above which the process ends itself; absent where this process watches it. */
  ownWallMb?: number | undefined;
}

export type ReaderProcess = ChildProcessByStdio<Writable, Readable, Readable>;

/**
 * A workbook process that was just started. Dispose of it when the process has ended: that releases its guard, which
 * kills it when this process dies.
 */
export interface SpawnedReader extends Disposable {
  child: ReaderProcess;
}

/**
 * Starts a workbook process with an empty environment, no right to write or to start anything, lower priority than
 * runs, and as the first to be killed when memory runs out. Its arguments are its mark, its deadline in ms and its own
 * wall of memory in MB (0 for none); its file descriptor 3 stays open as long as this process lives.
 */
export function spawnReader({
  entry,
  limits,
  system,
  ownWallMb = 0,
}: ReaderProgram): SpawnedReader {
  count += 1;
  const mark = readerMark(system.ownInstance(), count);
  const walls = [limits.readDeadlineMs, ownWallMb].map(String);
  const words = [...nodeFlags(limits), fileURLToPath(entry), mark, ...walls] as const;
  const [command, ...rest] = withProcessorLimit([process.execPath, ...words], limits);
  using held = new DisposableStack();
  const guard = held.use(system.guard({ mark, graceSecs: 0 }));
  const child = spawn(command, rest, {
    env: {},
    // Not in our process group, so that Ctrl-C reaches only this process, which ends the child itself.
    ...system.apart,
    stdio: ["pipe", "pipe", "pipe", "pipe"],
  });
  if (child.pid !== undefined) {
    system.offerToOom(child.pid, "reader", ignore);
    lowerPriority(child.pid, readerNiceness);
    guard.watch(child.pid);
  }
  const owned = held.move();
  return { child, [Symbol.dispose]: () => owned.dispose() };
}

let count = 0;

/** `--permission` allows reading only. A small young generation and compiling without threads save memory. */
function nodeFlags({ readerHeapMb }: ReaderProgram["limits"]): string[] {
  return [
    `--max-old-space-size=${readerHeapMb}`,
    "--max-semi-space-size=1",
    "--no-concurrent-recompilation",
    "--disable-proto=delete",
    "--disable-sigusr1",
    "--no-warnings",
    "--permission",
    "--allow-fs-read=*",
  ];
}

/**
 * Adds a limit of processor time, enforced by the kernel, for a process that is busy after its parent has died. It
 * comes later than all other limits.
 */
function withProcessorLimit(
  words: readonly [string, ...string[]],
  { readDeadlineMs }: ReaderProgram["limits"],
): readonly [string, ...string[]] {
  if (!existsSync(shell)) return words;
  const seconds = Math.ceil(readDeadlineMs / 1000) + spareSecs;
  return [shell, "-c", limitedStart, String(seconds), ...words];
}

const shell = "/bin/sh";
/** The shell sets variables of its own, which are removed to keep the environment empty. */
const limitedStart = 'ulimit -S -t "$0" 2>/dev/null; unset PWD OLDPWD SHLVL; exec "$@"';
const spareSecs = 2;
/**
 * Runs matter more than uploads, but an upload must still be read within its deadline: this leaves it a quarter beside
 * a busy run.
 */
const readerNiceness = 5;

function ignore(): void {
  // Where the score cannot be set, the memory limit still applies.
}
