// The folder that the packages are made of: server, page, command line, practice site and client, built before.
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeBillOfMaterials } from "./bill-of-materials.mjs";
import { bundleTypes } from "./bundle-types.mjs";
import { linkedDocuments } from "./linked-documents.mjs";
import { inRoot } from "../project.mjs";
import { say } from "../run.mjs";

// Where each part of the checkout is in the package; the programs find each other by these places.
const parts = [
  ["apps/cli/bin", "cli/bin"],
  ["apps/cli/dist", "cli/dist"],
  ["apps/web/dist", "web/dist"],
  ["README.md"],
  ["README.ja.md"],
  ["LICENSE"],
  ["examples"],
];

const programs = ["@jobcan-automation/cli...", "@jobcan-automation/web..."];

/** Fills `folder` anew. Ends this program with a line where something is not built. */
export async function makeReleaseFolder(folder) {
  const all = [...parts, ...documents()];
  const missing = all.filter(([from]) => !existsSync(inRoot(from)));
  if (missing.length > 0) {
    say(`not built: ${missing.map(([from]) => from).join(", ")}`);
    process.exit(1);
  }
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [from, to = from] of all) {
    cpSync(inRoot(from), join(folder, to), { recursive: true });
  }
  await Promise.all([bundleTypes(join(folder, "types")), writeBillOfMaterials(folder, programs)]);
  writeFileSync(join(folder, "package.json"), `${JSON.stringify(manifest(), null, 2)}\n`);
}

/** What the READMEs lead to, where they say it is. */
function documents() {
  const texts = ["README.md", "README.ja.md"].map((name) => readFileSync(inRoot(name), "utf8"));
  const linked = new Set(texts.flatMap(linkedDocuments));
  return [...linked].filter((path) => !parts.some(([from]) => from === path)).map((path) => [path]);
}

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
    ...optionalPeers(),
  };
}

/** What many machines over Redis need, and nobody else. */
function optionalPeers() {
  const versions = ["bullmq", "ioredis"].map((name) => [
    name,
    `^${readManifest(`packages/queue/node_modules/${name}/package.json`).version}`,
  ]);
  return {
    peerDependencies: Object.fromEntries(versions),
    peerDependenciesMeta: Object.fromEntries(versions.map(([name]) => [name, { optional: true }])),
  };
}

function readManifest(path) {
  return JSON.parse(readFileSync(inRoot(path), "utf8"));
}
