import { fileURLToPath } from "node:url";

/** A path in the checkout, from its root. */
export function inRoot(path: string): string {
  return fileURLToPath(new URL(`../../../${path}`, import.meta.url));
}

/** The built command line. */
export const cli = inRoot("apps/cli/dist/cli.mjs");
