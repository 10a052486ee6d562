import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { inRoot, pinnedNode, pinnedPnpm } from "./project.mjs";
import { run, say } from "./run.mjs";

const stampFile = inRoot("node_modules", ".setup-stamp");

/**
 * Installs what the lockfile says with the pinned pnpm; does nothing when that has been done for this very lockfile.
 */
export async function ensureDependencies() {
  const wanted = fingerprint();
  if (existsSync(pinnedNode) && existsSync(stampFile) && readFileSync(stampFile, "utf8") === wanted)
    return;
  say("setup: installing dependencies…");
  const code = await run("npx", [
    "-y",
    "--loglevel=error",
    pinnedPnpm(),
    "install",
    "--frozen-lockfile",
    "--reporter=append-only",
  ]);
  if (code !== 0)
    throw new Error("Dependencies could not be installed. Is the npm registry reachable?");
  writeFileSync(stampFile, wanted);
}

function fingerprint() {
  const hash = createHash("sha256");
  for (const file of ["package.json", "pnpm-lock.yaml", "pnpm-workspace.yaml"])
    hash.update(readFileSync(inRoot(file)));
  hash.update(`${process.platform} ${process.arch}`);
  return hash.digest("hex");
}
