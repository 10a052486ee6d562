import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { ProcessSystem } from "@jobcan-automation/proc";
import { makeFolder } from "../base/make-folder.ts";

const prefix = "jobcan-run-";

/** A run's own TMPDIR, named for the server that made it: `<base>/jobcan-run-<instance>-<job>`. */
export function makeRunFolder(baseDir: string, instance: string, jobId: string): string {
  const folder = join(baseDir, `${prefix}${instance}-${jobId.slice(0, 10)}`);
  makeFolder(folder);
  return folder;
}

/** Removes a run's folder with all that is in it. Throws where that cannot be done. */
export function removeRunFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 3, retryDelay: 50 });
}

/** Kills and removes what the runs of servers that are gone have left. Gives the numbers of both. */
export function sweepRunFolders(
  baseDir: string,
  system: Pick<ProcessSystem, "killRun">,
  isInstanceGone: (instance: string) => boolean,
): { folders: number; processes: number } {
  const left = readdirSync(baseDir).filter((name) => {
    const instance = instanceOf(name);
    return instance !== undefined && isInstanceGone(instance);
  });
  const swept = { folders: left.length, processes: 0 };
  for (const name of left) {
    const tmpDir = join(baseDir, name);
    swept.processes += system.killRun({ runnerPid: -1, tmpDir });
    removeRunFolder(tmpDir);
  }
  return swept;
}

function instanceOf(name: string): string | undefined {
  const match = /^jobcan-run-(\d+\.\d+[.\w]*)-/.exec(name);
  return match?.[1];
}
