import { findByArgument, killQuietly } from "@jobcan-automation/proc";

/** An argument of each workbook process that names its server and its number. */
export function readerMark(instance: string, count: number): string {
  return `jobcan-reader-${instance}-${count}`;
}

/**
 * Kills workbook processes of servers that are gone, found by their mark. Returns how many; 0 where there is no
 * /proc.
 */
export function sweepReaders(isInstanceGone: (instance: string) => boolean): number {
  const left = findByArgument((argument) => {
    // The mark must be a whole argument, so that a process that only mentions one is not killed.
    const instance = /^jobcan-reader-(\d+\.\d+[.\w]*)-\d+$/.exec(argument)?.[1];
    return instance !== undefined && isInstanceGone(instance);
  });
  for (const pid of left) killQuietly(pid);
  return left.length;
}
