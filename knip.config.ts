import type { KnipConfig } from "knip";

// What a face shows and nobody uses counts; in the second run, which leaves tests out, what only tests use of a face is fine.
const includeEntryExports = !process.argv.includes("--production");

export default {
  ignoreBinaries: ["npx", "chroot"],
  workspaces: {
    ".": {
      entry: [
        "scripts/*.mjs",
        "examples/*.ts",
        "scripts/lib/print-chromium.ts",
        "scripts/mutation/vitest.config.ts",
      ],
      ignoreDependencies: ["pnpm", "node"],
      project: ["**/*.{ts,mjs}"],
    },
    "apps/server": {
      entry: [
        "src/main.ts!",
        "src/face.ts!",
        "src/trpc/router.ts!",
        "src/settings/describe-settings.ts!",
        "rolldown.config.ts",
      ],
      ignoreDependencies: ["@jobcan-automation/playwright-slim"],
      ignoreBinaries: ["mount", "umount", "unshare"],
      project: ["src/**/*.{ts,tsx}!", "!src/**/testing/**!", "!src/**/*.test.ts!"],
    },
    "apps/cli": {
      entry: ["src/main.ts!", "rolldown.config.ts"],
      ignoreDependencies: ["playwright-core", "@jobcan-automation/playwright-slim"],
      project: ["src/**/*.{ts,tsx}!", "!src/**/testing/**!", "!src/**/*.test.ts!"],
    },
    "apps/web": {
      entry: ["src/main.tsx!", "src/first-paint.tsx!", "vite.config.ts"],
      project: ["src/**/*.{ts,tsx}!", "!src/**/testing/**!", "!src/**/*.test.ts!"],
    },
    "packages/core": {
      ignoreBinaries: ["Xvfb", "xdotool"],
      includeEntryExports,
      entry: [
        "src/index.ts!",
        "src/base/make-folder.ts!",
        "src/browser/find-chromium.ts!",
        "src/runs/child/runner-main.ts!",
        "src/testing/index.ts",
      ],
      project: ["src/**/*.{ts,tsx}!", "!src/**/testing/**!", "!src/**/*.test.ts!"],
    },
    "packages/workbook": {
      includeEntryExports,
      entry: ["src/index.ts!", "src/process/workbook-main.ts!", "src/testing/index.ts"],
      project: ["src/**/*.{ts,tsx}!", "!src/**/testing/**!", "!src/**/*.test.ts!"],
    },
    "packages/timesheet": {
      includeEntryExports,
      entry: ["src/index.ts!"],
      project: ["src/**/*.{ts,tsx}!", "!src/**/testing/**!", "!src/**/*.test.ts!"],
    },
    "packages/proc": {
      includeEntryExports,
      ignoreBinaries: ["unshare"],
      entry: ["src/index.ts!", "src/testing/index.ts"],
      project: ["src/**/*.{ts,tsx}!", "!src/**/testing/**!", "!src/**/*.test.ts!"],
    },
    "packages/playwright-slim": {
      entry: [
        "src/plugin.ts!",
        "src/slim-playwright.ts!",
        "src/left-out.ts!",
        "rolldown.config.ts",
      ],
      ignoreDependencies: ["playwright-core"],
      project: ["src/**/*.ts!", "!src/**/*.test.ts!"],
    },
    "packages/sandbox": {
      includeEntryExports,
      entry: ["src/main.ts!", "src/index.ts!"],
      project: ["src/**/*.{ts,tsx}!", "!src/**/testing/**!", "!src/**/*.test.ts!"],
    },
    "packages/client": {
      entry: ["src/index.ts!", "src/browser.ts!"],
      project: ["src/**/*.{ts,tsx}!", "!src/**/testing/**!", "!src/**/*.test.ts!"],
    },
    "packages/contract": {
      includeEntryExports,
      entry: ["src/index.ts!", "src/schemas/index.ts!", "src/testing/sample-info.ts"],
      project: ["src/**/*.{ts,tsx}!", "!src/**/testing/**!", "!src/**/*.test.ts!"],
    },
    "packages/sentences": {
      includeEntryExports,
      entry: ["src/index.ts!"],
      project: ["src/**/*.{ts,tsx}!", "!src/**/testing/**!", "!src/**/*.test.ts!"],
    },
    "packages/queue": {
      includeEntryExports,
      entry: ["src/index.ts!", "src/testing/index.ts", "src/testing/worker-main.ts"],
      project: ["src/**/*.{ts,tsx}!", "!src/**/testing/**!", "!src/**/*.test.ts!"],
    },
    "packages/diagnostics": {
      includeEntryExports,
      entry: ["src/index.ts!"],
      project: ["src/**/*.{ts,tsx}!", "!src/**/testing/**!", "!src/**/*.test.ts!"],
    },
    "tests/e2e": {
      entry: ["**/*.spec.ts", "screenshots.ts"],
      ignoreBinaries: ["script"],
      project: ["**/*.{ts,mjs}"],
    },
    bench: {
      entry: ["*/*.bench.ts", "lib/browser-visit.ts", "lib/plain-exceljs.mjs"],
      project: ["**/*.{ts,mjs}"],
    },
  },
} satisfies KnipConfig;
