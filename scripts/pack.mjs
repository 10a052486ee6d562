// node scripts/pack.mjs FOLDER: what a deployment needs and nothing else (the built service, its page, Playwright). The
// build must be there.
import { cpSync, existsSync, mkdirSync, realpathSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { writeBillOfMaterials } from "./lib/bill-of-materials.mjs";
import { inRoot } from "./lib/project.mjs";
import { say } from "./lib/run.mjs";

const programs = ["apps/server/dist", "apps/web/dist"];
// The one library that the bundle leaves outside, and what it stands on, from the places the lockfile gave them.
const playwright = realpathSync(inRoot("apps", "server", "node_modules", "playwright"));
const libraries = ["playwright", "playwright-core"].map((name) => join(dirname(playwright), name));

const [, , folder] = process.argv;
const missing = programs.filter((path) => !existsSync(inRoot(path)));
if (folder === undefined || missing.length > 0) {
  say(
    folder === undefined
      ? "usage: node scripts/pack.mjs FOLDER"
      : `not built: ${missing.join(", ")}`,
  );
  process.exit(1);
}

const target = resolve(folder);
mkdirSync(target, { recursive: true });
for (const path of [...programs, "LICENSE"]) copy(inRoot(path), join(target, path));
for (const path of libraries) {
  const name = path.slice(dirname(path).length + 1);
  copy(realpathSync(path), join(target, "node_modules", name));
}
await writeBillOfMaterials(target);

function copy(from, to) {
  cpSync(from, to, { recursive: true, dereference: true });
}
