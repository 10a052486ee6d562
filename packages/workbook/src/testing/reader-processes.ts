import { processesNaming } from "@jobcan-automation/proc/testing";

/** The running workbook processes of the server with this process id, by the mark among their arguments. */
export function readersOf(serverPid: number | undefined): number[] {
  return processesNaming(`jobcan-reader-${serverPid}.`);
}
