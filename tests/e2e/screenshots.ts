import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium, type Page } from "@playwright/test";
import { chooseSheet, start, usePractice } from "./support/autofill-page.ts";
import { countResults, expectOutcome } from "./support/job-page.ts";
import { openService } from "./support/service.ts";
import { fixtureFile, monthFile } from "./support/sheets.ts";
import { words } from "./support/words.ts";

// By hand: `node screenshots.ts` takes the README's pictures; `node screenshots.ts FOLDER` takes all screens for looking at.

const docs = fileURLToPath(new URL("../../docs/images", import.meta.url));
const [, , folder = docs] = process.argv;
const isForReadme = folder === docs;

await mkdir(folder, { recursive: true });
const executablePath = process.env["CHROMIUM_PATH"];
await using service = await openService({ sandbox: { latencyMs: 60 } });
const browser = await chromium.launch({
  ...(executablePath !== undefined && { executablePath }),
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
});
await walk({ name: "", width: 1280, colorScheme: "light" });
if (!isForReadme) {
  await walk({ name: "-dark", width: 1280, colorScheme: "dark" });
  await walk({ name: "-narrow", width: 390, colorScheme: "light" });
  await walk({ name: "-narrow-dark", width: 390, colorScheme: "dark" });
}
await browser.close();

interface Look {
  /** What a picture's name ends with. */
  name: string;
  width: number;
  colorScheme: "light" | "dark";
}

async function walk({ name, width, colorScheme }: Look): Promise<void> {
  service.sandbox.reset();
  const page = await browser.newPage({
    baseURL: service.url,
    locale: "ja-JP",
    colorScheme,
    viewport: { width, height: width > 400 ? 860 : 844 },
    deviceScaleFactor: isForReadme ? 1.5 : 1,
  });
  await page.goto("/autofill");
  await page.getByRole("button", { name: words.autofill.usePractice }).waitFor();
  await extra(page, `empty${name}`);
  await chooseSheet(page, fixtureFile("with-mistakes.xlsx"));
  await extra(page, `mistakes${name}`);
  await chooseSheet(page, monthFile);
  await usePractice(page);
  await page.screenshot({ path: join(folder, `autofill${name}.png`) });
  await start(page, 19);
  while ((await countResults(page, words.outcomes.verified)) < 7) await page.waitForTimeout(50);
  await page.screenshot({ path: join(folder, `job${name}.png`) });
  await extra(page, `running${name}`);
  await expectOutcome(page, "succeeded");
  await extra(page, `finished${name}`);
  await page.getByRole("link", { name: words.nav.telemetry }).click();
  await page.locator("figure canvas").nth(1).waitFor();
  await page.waitForTimeout(500);
  await extra(page, `telemetry${name}`);
  await page.close();
}

async function extra(page: Page, name: string): Promise<void> {
  if (isForReadme) return;
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}
