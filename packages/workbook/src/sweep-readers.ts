import { findByArgument, killQuietly } from "@jobcan-automation/proc";

/** An argument of each workbook process: whose it is, and which of theirs. */
export function readerMark(instance: string, count: number): string {
  return `jobcan-reader-${instance}-${count}`;
}

/**
 * Kills workbook processes whose server is gone, known by their mark alone. Gives how many there were; 0 where there
 * is no /proc.
 */
export function sweepReaders(isInstanceGone: (instance: string) => boolean): number {
  const left = findByArgument((argument) => {
    // The whole of an argument must be a mark: a process that only mentions one is not meant.
    const instance = /^jobcan-reader-(\d+\.\d+[.\w]*)-\d+$/.exec(argument)?.[1];
    return instance !== undefined && isInstanceGone(instance);
  });
  for (const pid of left) killQuietly(pid);
  return left.length;
}
