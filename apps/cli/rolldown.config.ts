import { besideSlimPlaywright } from "@jobcan-automation/playwright-slim/plugin";
import { defineConfig } from "rolldown";

const packages = "../../packages/";

/**
 * All that the package holds: the command line, the runner of one job with its slim Playwright and the reader of one
 * workbook that its own service starts, and the client that others import. The whole of Playwright is a dependency only
 * because it can fetch a browser.
 */
export default defineConfig({
  input: {
    cli: "src/main.ts",
    client: `${packages}client/src/index.ts`,
    "runner-main": `${packages}core/src/runs/child/runner-main.ts`,
    "workbook-main": `${packages}workbook/src/process/workbook-main.ts`,
  },
  platform: "node",
  // For many machines only: optional peers of the package.
  external: ["bullmq", "ioredis"],
  plugins: [besideSlimPlaywright()],
  output: {
    dir: "dist",
    format: "esm",
    entryFileNames: "[name].mjs",
    chunkFileNames: "chunks/[name]-[hash].mjs",
    banner: (chunk) => (chunk.name === "cli" ? "#!/usr/bin/env node" : ""),
    minify: { mangle: false, compress: true, codegen: false },
    sourcemap: false,
    cleanDir: true,
  },
});
