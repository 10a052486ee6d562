import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "rolldown";
import { slimBundle } from "./slim-bundle.ts";
import { toAscii } from "./to-ascii.ts";

const entry = "slim-playwright";

/** Builds `entry` from the bundle that the playwright-core of this folder is. Throws where it is not as expected. */
export function slimPlaywright(folder: string): Plugin {
  return {
    name: entry,
    resolveId: (id) => (id === entry ? join(folder, "lib", "coreBundle.js") : undefined),
    load(id) {
      if (!id.endsWith("coreBundle.js")) return undefined;
      const code = slimBundle(readFileSync(id, "utf8"), {
        manifest: readJson(join(folder, "package.json")),
        browsers: readJson(join(folder, "browsers.json")),
        leftOut: join(import.meta.dirname, "left-out.ts"),
      });
      return { code, moduleType: "js" };
    },
    // A string that needs no second byte is kept with one byte a character.
    generateBundle(_, files) {
      for (const file of Object.values(files)) {
        if (file.type === "chunk") file.code = toAscii(file.code);
      }
    },
  };
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, "utf8"));
}
