import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Plugin } from "vite";

/** Each text also as `.gz` beside it: compressed once here, and not by the service for each visitor. */
export function gzipped(): Plugin {
  return {
    name: "gzipped",
    apply: "build",
    writeBundle({ dir = "." }, bundle) {
      for (const name of Object.keys(bundle).filter((file) => /\.(?:js|css|html)$/.test(file))) {
        writeFileSync(
          join(dir, `${name}.gz`),
          gzipSync(readFileSync(join(dir, name)), { level: 9 }),
        );
      }
    },
  };
}
