// node scripts/pack-release.mjs: everything as one npm package, release/jobcan-autofill-VERSION.tgz. The build must be
// there. Nothing is published.
import { rmSync } from "node:fs";
import { join } from "node:path";
import { inRoot } from "./lib/project.mjs";
import { makeReleaseFolder } from "./lib/pack/release-folder.mjs";
import { run } from "./lib/run.mjs";

const release = inRoot("release");
const folder = join(release, "package");
rmSync(release, { recursive: true, force: true });
await makeReleaseFolder(folder);
const code = await run("npm", ["pack", "--silent", "--pack-destination", release], { cwd: folder });
rmSync(folder, { recursive: true, force: true });
process.exitCode = code;
