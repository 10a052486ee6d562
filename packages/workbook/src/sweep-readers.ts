import { readFileSync, readdirSync, readlinkSync } from "node:fs";
import { killQuietly } from "@jobcan-automation/proc";

/** An argument of each workbook process: whose it is, and which of theirs. */
export function readerMark(instance: string, count: number): string {
  return `jobcan-reader-${instance}-${count}`;
}

/** At start: kills workbook processes whose server is no more, known by their mark alone. Gives how many there were; 0 where there is no /proc. */
export function sweepReaders(isInstanceAlive: (instance: string) => boolean): number {
  const left = pids().filter((pid) => {
    const instance = instanceOf(pid);
    return instance !== undefined && !isInstanceAlive(instance) && isNumberedAsWe(pid);
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

/** The server of a container beside us is known there by another number than here. */
function isNumberedAsWe(pid: number): boolean {
  try {
    return readlinkSync(`/proc/${pid}/ns/pid`) === readlinkSync("/proc/self/ns/pid");
  } catch {
    return false;
  }
}

function readArguments(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
  } catch {
    return [];
  }
}

const markPattern = /^jobcan-reader-(\d+\.\d+)-\d+$/;
