import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "rolldown";

const library = "playwright";
const fileName = `${library}.mjs`;

/**
 * For the bundle of a program that drives Chromium: the slim Playwright lies beside it, in a file of its own. Throws
 * where another than the program's own file would need it, which lies in another folder.
 */
export function besideSlimPlaywright(): Plugin {
  return {
    name: "beside-slim-playwright",
    resolveId: (id) => (id === library ? { id, external: true } : undefined),
    outputOptions: (options) => ({ ...options, paths: { [library]: `./${fileName}` } }),
    generateBundle(_, files) {
      for (const file of Object.values(files)) {
        const isFar = file.type === "chunk" && !file.isEntry && file.code.includes(`/${fileName}"`);
        if (isFar) throw new Error(`${file.fileName} does not lie beside ${fileName}`);
      }
      const source = readFileSync(join(import.meta.dirname, "..", "dist", fileName));
      this.emitFile({ type: "asset", fileName, source });
    },
  };
}
