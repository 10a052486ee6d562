// pnpm verify: every check side by side, each one's output in one piece. Ends with 1 if any failed.
import { readFileSync } from "node:fs";
import { inRoot } from "./lib/project.mjs";
import { runChecks } from "./lib/run-checks.mjs";

const names = ["typecheck", "lint", "unused", "format:check", "paths", "configuration:check"];

/**
 * The checks of `pnpm verify` and `npm test`, the longest first: scripts of package.json, so that each can be run alone
 * as well.
 */
export function verify() {
  const { scripts } = JSON.parse(readFileSync(inRoot("package.json"), "utf8"));
  return runChecks(names.map((name) => ({ name, command: scripts[name] })));
}

if (process.argv[1] === inRoot("scripts", "verify.mjs")) {
  const results = await verify();
  process.exitCode = results.every(({ passed }) => passed) ? 0 : 1;
}
