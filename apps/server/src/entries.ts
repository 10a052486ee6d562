import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Where the programs beside this one are, and the page. */
export interface Entries {
  runner: URL;
  workbook: URL;
  practice: URL;
  webFolder: string;
}

/**
 * Beside the bundle where this is the bundle (`dist/main.mjs`), else in the sources. `here` is the main module's own
 * URL.
 */
export function findEntries(here: string): Entries {
  const bundledRunner = new URL("./runner-main.mjs", here);
  const packages = new URL("../../../packages/", here);
  const isBundle = here.endsWith(".mjs") && existsSync(bundledRunner);
  return {
    runner: isBundle ? bundledRunner : new URL("core/src/runs/child/runner-main.ts", packages),
    workbook: isBundle
      ? new URL("./workbook-main.mjs", here)
      : new URL("workbook/src/process/workbook-main.ts", packages),
    practice: isBundle
      ? new URL("./practice-main.mjs", here)
      : new URL("sandbox/src/main.ts", packages),
    webFolder: fileURLToPath(new URL("../../web/dist", here)),
  };
}
