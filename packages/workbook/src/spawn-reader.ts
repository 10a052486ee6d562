import { type ChildProcessByStdio, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { setPriority } from "node:os";
import type { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { ownInstance, guardProcess, oomScores, raiseOomScore } from "@jobcan-automation/proc";
import { readerMark } from "./sweep-readers.ts";
import type { WorkbookLimits } from "./workbook-request.ts";

export interface ReaderProgram {
  /** The process' main file: `workbook-main.ts`, or its bundle. */
  entry: URL;
  limits: Pick<WorkbookLimits, "readerHeapMb" | "readDeadlineMs">;
}

export type ReaderProcess = ChildProcessByStdio<Writable, Readable, Readable>;

/** A workbook process that was just started. Disposing releases what ends it when this process dies; do it when it has ended. */
export interface SpawnedReader extends Disposable {
  child: ReaderProcess;
}

/**
 * Starts a workbook process: an empty environment, no right to write or to start anything, behind runs in line for the processor and the first to
 * go when memory runs out. Its arguments are its mark and its deadline in ms; its file descriptor 3 is open for as long as this process lives.
 */
export function spawnReader(program: ReaderProgram): SpawnedReader {
  count += 1;
  const mark = readerMark(ownInstance(), count);
  const { entry, limits } = program;
  const words = [...nodeFlags(limits), fileURLToPath(entry), mark, String(limits.readDeadlineMs)];
  const [command, ...rest] = withProcessorLimit([process.execPath, ...words], limits);
  using held = new DisposableStack();
  const guard = held.use(guardProcess({ mark, graceSecs: 0 }));
  const child = spawn(command, rest, {
    env: {},
    // A signal to our own group, as Ctrl-C sends it, is for us to pass on.
    detached: true,
    stdio: ["pipe", "pipe", "pipe", "pipe"],
  });
  if (child.pid !== undefined) {
    raiseOomScore(child.pid, oomScores.reader, ignore);
    yieldTo(child.pid);
    guard.watch(child.pid);
  }
  const kept = held.move();
  return { child, [Symbol.dispose]: () => kept.dispose() };
}

let count = 0;

/** `--permission` leaves reading only; a small young generation and compiling without threads keep the process small. */
function nodeFlags({ readerHeapMb }: ReaderProgram["limits"]): string[] {
  return [
    `--max-old-space-size=${readerHeapMb}`,
    "--max-semi-space-size=1",
    "--no-concurrent-recompilation",
    "--disable-proto=delete",
    "--no-warnings",
    "--permission",
    "--allow-fs-read=*",
  ];
}

/**
 * The kernel's own deadline, in seconds of processor time, for a process that is busy while nobody is left to look at the clock. It comes later than
 * any other.
 */
function withProcessorLimit(
  words: readonly [string, ...string[]],
  { readDeadlineMs }: ReaderProgram["limits"],
): readonly [string, ...string[]] {
  if (!existsSync(shell)) return words;
  const seconds = Math.ceil(readDeadlineMs / 1000) + spareSecs;
  return [shell, "-c", limitedStart, String(seconds), ...words];
}

/** A run's time is worth more than an upload's, which still must be read within its deadline on a slow machine: a quarter beside a busy run. */
function yieldTo(pid: number): void {
  try {
    setPriority(pid, readerNiceness);
  } catch {
    // Gone already, or a system that does not let us: nothing depends on it.
  }
}

const shell = "/bin/sh";
/** Shells set variables of their own, which are nobody's business either. */
const limitedStart = 'ulimit -S -t "$0" 2>/dev/null; unset PWD OLDPWD SHLVL; exec "$@"';
const spareSecs = 2;
const readerNiceness = 5;

function ignore(): void {
  // Where the score cannot be set, the memory watch still stands.
}
