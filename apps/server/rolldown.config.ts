import { defineConfig } from "rolldown";

const packages = "../../packages/";

/**
 * Three programs beside each other: the server, the runner of one job, the reader of one workbook. Playwright stays
 * outside, for it finds its own files by its place; exceljs is taken in, for a single file starts quicker.
 */
export default defineConfig({
  input: {
    main: "src/main.ts",
    "runner-main": `${packages}core/src/runs/child/runner-main.ts`,
    "practice-main": `${packages}sandbox/src/main.ts`,
    "workbook-main": `${packages}workbook/src/process/workbook-main.ts`,
  },
  platform: "node",
  external: ["playwright", "playwright-core"],
  output: {
    dir: "dist",
    format: "esm",
    entryFileNames: "[name].mjs",
    chunkFileNames: "chunks/[name]-[hash].mjs",
    minify: { mangle: false, compress: true, codegen: false },
    sourcemap: false,
    cleanDir: true,
  },
});
