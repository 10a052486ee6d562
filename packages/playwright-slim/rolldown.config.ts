import { createRequire } from "node:module";
import { dirname } from "node:path";
import { defineConfig } from "rolldown";
import { slimPlaywright } from "./src/slim-playwright.ts";

const folder = dirname(createRequire(import.meta.url).resolve("playwright-core/package.json"));

/** Playwright for one Chromium at a pipe, in one file: docs/decisions/0054. */
export default defineConfig({
  input: "slim-playwright",
  platform: "node",
  // Playwright's own bundler wrapped each of its modules in one of these; unused ones may go.
  treeshake: { manualPureFunctions: ["__esm", "__commonJS", "__toCommonJS", "__toESM"] },
  plugins: [slimPlaywright(folder)],
  output: { file: "dist/playwright.mjs", format: "esm", minify: true, sourcemap: false },
});
