import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the checkout. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** A path inside the checkout. */
export const inRoot = (...parts) => join(root, ...parts);

/** Node as pinned in the root devDependencies; there once dependencies are installed. */
export const pinnedNode = inRoot("node_modules", ".bin", "node");

/** "pnpm@12.21.0", the one place where it is pinned. */
export function pinnedPnpm() {
  return JSON.parse(readFileSync(inRoot("package.json"), "utf8")).packageManager;
}

/** The environment for our own tools: pinned Node first on PATH, nothing calls home. */
export function toolEnv(extra = {}) {
  return {
    ...process.env,
    PATH: `${inRoot("node_modules", ".bin")}:${process.env.PATH}`,
    TURBO_TELEMETRY_DISABLED: "1",
    DO_NOT_TRACK: "1",
    ...extra,
  };
}
