import type { ProcessSystem } from "@jobcan-automation/proc";

/** An argument of each workbook process that names its server and its number. */
export function readerMark(instance: string, count: number): string {
  return `jobcan-reader-${instance}-${count}`;
}

/**
 * Kills workbook processes of servers that are gone, found by their mark. Returns how many were found.
 */
export function sweepReaders(
  system: Pick<ProcessSystem, "killMarked">,
  isInstanceGone: (instance: string) => boolean,
): number {
  return system.killMarked((argument) => {
    // The mark must be a whole argument, so that a process that only mentions one is not killed.
    const instance = /^jobcan-reader-(\d+\.\d+[.\w]*)-\d+$/.exec(argument)?.[1];
    return instance !== undefined && isInstanceGone(instance);
  });
}
