import { readFileSync, readdirSync } from "node:fs";
import { killQuietly } from "@jobcan-automation/proc";

/** An argument of each workbook process: whose it is, and which of theirs. */
export function readerMark(instance: string, count: number): string {
  return `jobcan-reader-${instance}-${count}`;
}

/** Kills workbook processes whose server is gone, known by their mark alone. Gives how many there were; 0 where there is no /proc. */
export function sweepReaders(isInstanceGone: (instance: string) => boolean): number {
  const left = pids().filter((pid) => {
    const instance = instanceOf(pid);
    return instance !== undefined && isInstanceGone(instance);
  });
  for (const pid of left) killQuietly(pid);
  return left.length;
}

function pids(): number[] {
  try {
    return readdirSync("/proc").flatMap((name) => (/^\d+$/.test(name) ? [Number(name)] : []));
  } catch {
    return [];
  }
}

/** The whole of an argument must be a mark: a process that only speaks of one is not meant. */
function instanceOf(pid: number): string | undefined {
  const marks = readArguments(pid).map((argument) => markPattern.exec(argument)?.[1]);
  return marks.find((instance) => instance !== undefined);
}

function readArguments(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
  } catch {
    return [];
  }
}

const markPattern = /^jobcan-reader-(\d+\.\d+[.\w]*)-\d+$/;
