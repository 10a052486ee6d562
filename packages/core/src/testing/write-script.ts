import { writeFileSync } from "node:fs";
import { join } from "node:path";

/** Writes a shell script that stands for a browser, whatever arguments it is started with; gives its path. */
export function writeScript(folder: string, script: string): string {
  const path = join(folder, "browser");
  writeFileSync(path, `#!/bin/sh\n${script}\n`, { mode: 0o700 });
  return path;
}
