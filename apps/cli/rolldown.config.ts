import { defineConfig } from "rolldown";

const packages = "../../packages/";

/**
 * All that the package holds: the command line, the runner of one job and the reader of one workbook that its own
 * service starts, and the client that others import. Playwright stays outside, for it finds its own files by its place;
 * of it the part without a test runner is enough.
 */
export default defineConfig({
  input: {
    cli: "src/main.ts",
    client: `${packages}client/src/index.ts`,
    "runner-main": `${packages}core/src/runs/child/runner-main.ts`,
    "workbook-main": `${packages}workbook/src/process/workbook-main.ts`,
  },
  platform: "node",
  external: ["playwright", "playwright-core"],
  output: {
    dir: "dist",
    format: "esm",
    entryFileNames: "[name].mjs",
    chunkFileNames: "chunks/[name]-[hash].mjs",
    paths: { playwright: "playwright-core" },
    banner: (chunk) => (chunk.name === "cli" ? "#!/usr/bin/env node" : ""),
    minify: { mangle: false, compress: true, codegen: false },
    sourcemap: false,
    cleanDir: true,
  },
});
