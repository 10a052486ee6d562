// node scripts/pack-release.mjs: everything as one npm package, release/jobcan-autofill-VERSION.tgz. The build must be
// there. Nothing is published.
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundleTypes } from "./lib/bundle-types.mjs";
import { inRoot } from "./lib/project.mjs";
import { run, say } from "./lib/run.mjs";

const release = inRoot("release");
const folder = join(release, "package");
// Where each part of the checkout is in the package; the programs find each other by these places.
const parts = [
  ["apps/cli/bin", "cli/bin"],
  ["apps/cli/dist", "cli/dist"],
  ["apps/web/dist", "web/dist"],
  ["README.md"],
  ["README.ja.md"],
  ["LICENSE"],
];

const missing = parts.filter(([from]) => !existsSync(inRoot(from)));
if (missing.length > 0) {
  say(`not built: ${missing.map(([from]) => from).join(", ")}`);
  process.exit(1);
}
rmSync(release, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const [from, to = from] of parts) cpSync(inRoot(from), join(folder, to), { recursive: true });
await bundleTypes(join(folder, "types"));
writeFileSync(join(folder, "package.json"), `${JSON.stringify(manifest(), null, 2)}\n`);
const code = await run("npm", ["pack", "--silent", "--pack-destination", release], { cwd: folder });
rmSync(folder, { recursive: true, force: true });
process.exitCode = code;

function manifest() {
  const { name, version, description, license } = readManifest("package.json");
  const { dependencies } = readManifest("apps/cli/package.json");
  const playwright = readManifest("apps/cli/node_modules/playwright-core/package.json").version;
  if (!("playwright-core" in dependencies))
    throw new Error("the command line needs playwright-core");
  return {
    name,
    version,
    description,
    license,
    type: "module",
    bin: { [name]: "./cli/bin/jobcan-autofill.cjs" },
    exports: {
      ".": { types: "./types/client.d.ts", default: "./cli/dist/client.mjs" },
      "./package.json": "./package.json",
    },
    engines: { node: ">=24" },
    dependencies: { "playwright-core": playwright },
  };
}

function readManifest(path) {
  return JSON.parse(readFileSync(inRoot(path), "utf8"));
}
