import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

const service = process.env["SERVICE_URL"] ?? "http://localhost:3000";

export default defineConfig({
  plugins: [react(), gzipped()],
  build: {
    target: "es2023",
    // A strict content security policy allows no data: images or inline scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // What the first load needs is one file: each further one costs a poor line a turn of its own.
        codeSplitting: { groups: [{ name: "first", tags: ["$initial"] }] },
      },
    },
  },
  server: {
    proxy: {
      "/trpc": service,
      "/templates": service,
      "/receipts": service,
      "^/jobs/[^/]+/goodbye$": service,
    },
  },
});

/** Each text also as `.gz` beside it: compressed once here, and not by the service for each visitor. */
function gzipped(): Plugin {
  return {
    name: "gzipped",
    apply: "build",
    writeBundle({ dir = "." }, bundle) {
      for (const name of Object.keys(bundle).filter((one) => /\.(?:js|css)$/.test(one))) {
        writeFileSync(
          join(dir, `${name}.gz`),
          gzipSync(readFileSync(join(dir, name)), { level: 9 }),
        );
      }
    },
  };
}
