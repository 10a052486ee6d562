// node scripts/pack.mjs FOLDER: what a deployment needs and nothing else (the built service and its page). The
// build must be there.
import { cpSync, existsSync, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { writeBillOfMaterials } from "./lib/pack/bill-of-materials.mjs";
import { inRoot } from "./lib/project.mjs";
import { say } from "./lib/run.mjs";

const programs = ["apps/server/dist", "apps/web/dist"];

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
await writeBillOfMaterials(target, ["@jobcan-automation/server...", "@jobcan-automation/web..."]);

function copy(from, to) {
  cpSync(from, to, { recursive: true, dereference: true });
}
