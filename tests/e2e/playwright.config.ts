import { findChromium } from "@jobcan-automation/core/find-chromium";
import { defineConfig } from "@playwright/test";

const executablePath = findChromium(process.env);
const asRoot = process.getuid?.() === 0;

/** What builds or packs the checkout, or holds a duration or a size that another test beside it would change. */
const alone = ["hostile-uploads", "long-log", "packed", "release", "snippets"].map(
  (name) => `**/${name}.spec.ts`,
);

export default defineConfig({
  testDir: ".",
  outputDir: "test-results",
  timeout: 120_000,
  expect: { timeout: 20_000 },
  // Two cores: most of a test is waiting for the job's own pauses, so two tests share them well.
  workers: 2,
  projects: [
    { name: "together", testIgnore: alone },
    { name: "alone", testMatch: alone, workers: 1 },
  ],
  retries: 0,
  forbidOnly: true,
  use: {
    browserName: "chromium",
    headless: true,
    locale: "ja-JP",
    timezoneId: "Asia/Tokyo",
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: {
      ...(executablePath && { executablePath }),
      args: ["--disable-background-networking", ...(asRoot ? ["--no-sandbox"] : [])],
    },
  },
});
