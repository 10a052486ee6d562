import { besideSlimPlaywright } from "@jobcan-automation/playwright-slim/plugin";
import { defineConfig } from "rolldown";

const packages = "../../packages/";

/**
 * The programs beside each other: the server, the runner of one job with its slim Playwright, the practice Jobcan, the
 * reader of one workbook. exceljs is taken in, for a single file starts quicker.
 */
export default defineConfig({
  input: {
    main: "src/main.ts",
    "runner-main": `${packages}core/src/runs/child/runner-main.ts`,
    "practice-main": `${packages}sandbox/src/main.ts`,
    "workbook-main": `${packages}workbook/src/process/workbook-main.ts`,
  },
  platform: "node",
  plugins: [besideSlimPlaywright()],
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
