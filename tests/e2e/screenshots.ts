import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findChromium } from "@jobcan-automation/core/find-chromium";
import { chromium, type Page } from "@playwright/test";
import { chooseSheet, start, usePractice } from "./support/page/autofill-page.ts";
import { chooseLanguage } from "./support/page/choose-language.ts";
import { slowDown } from "./support/slow-down.ts";
import { countResults } from "./support/page/job-page.ts";
import { openService, type RunningService, type ServiceOptions } from "./support/service.ts";
import { monthFile } from "./support/sheets.ts";
import { aboutStates } from "./support/states/about-states.ts";
import { formStates } from "./support/states/form-states.ts";
import { jobStates } from "./support/states/job-states.ts";
import { jobsStates } from "./support/states/jobs-states.ts";
import { operatedService, operatorStates } from "./support/states/operator-states.ts";
import { probeStates } from "./support/states/probe-states.ts";
import { telemetryStates } from "./support/states/telemetry-states.ts";
import { expect } from "./support/test.ts";
import { words } from "./support/words.ts";

// By hand: `node screenshots.ts` takes the README's pictures; `node screenshots.ts FOLDER [form|probe|job|jobs|telemetry|about|operator]` takes
// every screen in every state, wide and narrow, light and dark, in both languages.

const docs = fileURLToPath(new URL("../../docs/images", import.meta.url));
const [, , folder = docs, only] = process.argv;

await mkdir(folder, { recursive: true });
const executablePath = findChromium(process.env);
const browser = await chromium.launch({
  ...(executablePath !== undefined && { executablePath }),
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
});
const walks = {
  form: (page: Page, service: RunningService) => formStates(page, takeScreenshots(page), service),
  probe: (page: Page) => probeStates(page, takeScreenshots(page)),
  job: (page: Page) => jobStates(page, takeScreenshots(page)),
  jobs: (page: Page) => jobsStates(page, takeScreenshots(page)),
  telemetry: (page: Page, service: RunningService) =>
    telemetryStates(page, takeScreenshots(page), service),
  about: (page: Page) => aboutStates(page, takeScreenshots(page)),
  operator: (page: Page) => operatorStates(page, takeScreenshots(page)),
};
if (folder === docs) await forReadme();
else {
  for (const [name, walk] of Object.entries(walks)) {
    if (only !== undefined && only !== name) continue;
    await each(walk, { service: name === "operator" ? operatedService : {} });
  }
}
await browser.close();

async function each(
  walk: (page: Page, service: RunningService) => Promise<void>,
  { service: options = {}, scale = 1 }: { service?: ServiceOptions; scale?: number } = {},
): Promise<void> {
  await using service = await openService(options);
  const context = await browser.newContext({
    baseURL: service.url,
    locale: "ja-JP",
    viewport: { width: 1280, height: 860 },
    deviceScaleFactor: scale,
  });
  await walk(await context.newPage(), service);
  await context.close();
}

async function forReadme(): Promise<void> {
  await each(
    async (page, service) => {
      await chooseSheet(page, monthFile);
      await usePractice(page);
      await page.screenshot({ path: join(folder, "autofill.png") });
      slowDown(service.sandbox, 200);
      await start(page, 19);
      await expect
        .poll(() => countResults(page, words.outcomes.verified), { timeout: 60_000 })
        .toBeGreaterThan(6);
      await page.screenshot({ path: join(folder, "job.png") });
    },
    { scale: 1.5 },
  );
}

/** Takes pictures of a state in two widths, two colour schemes and two languages. */
function takeScreenshots(page: Page): (state: string) => Promise<void> {
  return async (state) => {
    for (const language of ["ja", "en"] as const) {
      for (const [width, height] of [
        [1280, 860],
        [390, 844],
      ] as const) {
        await page.setViewportSize({ width, height });
        for (const colorScheme of ["light", "dark"] as const) {
          await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
          const name = `${state}.${language}.${width}.${colorScheme}.png`;
          await page.screenshot({ path: join(folder, name), fullPage: true });
        }
      }
      await chooseLanguage(page, language === "ja" ? "en" : "ja");
    }
    await page.setViewportSize({ width: 1280, height: 860 });
  };
}
