/// <reference lib="dom" />
import { AxeBuilder } from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { chooseSheet, start, usePractice } from "./support/autofill-page.ts";
import { expectOutcome } from "./support/job-page.ts";
import { recordedLines, wantedLines } from "./support/recorded-punches.ts";
import { monthDays, shortSheet } from "./support/sheets.ts";
import { expect, test } from "./support/test.ts";

const days = 2;

test.describe.configure({ timeout: 120_000 });

for (const width of [1280, 390]) {
  test.describe(`at ${width} px`, () => {
    test.use({ viewport: { width, height: 900 } });

    test.describe("a CAPTCHA", () => {
      test.use({ serviceOptions: { sandbox: { tenant: "captcha" } } });

      test("is answered in the picture, and the job ends verified", async ({ page, service }) => {
        const canvas = await openPicture(page);
        await expectNoViolations(page);
        if (process.env["PICTURE_SHOTS"] !== undefined) {
          const path = `${process.env["PICTURE_SHOTS"]}/picture-${width}.png`;
          await page.screenshot({ path, fullPage: true });
        }

        await clickCircle(canvas);
        await expect.poll(() => service.sandbox.counts.captchaSolved).toBe(1);
        await page.keyboard.press("Tab");
        await page.keyboard.press("Enter");

        await expectOutcome(page, "succeeded");
        expect(recordedLines(service.sandbox)).toEqual(wantedLines(monthDays.slice(0, days)));
      });
    });
  });
}

async function openPicture(page: Page): Promise<Locator> {
  await chooseSheet(page, shortSheet(days));
  await usePractice(page);
  await start(page, days);
  const canvas = page.locator(".picture-view:not(.is-waiting) canvas");
  await canvas.waitFor();
  return canvas;
}

async function expectNoViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
}

/** The blue circle of the practice site's imitation: where it is stands in the picture alone. */
async function clickCircle(canvas: Locator): Promise<void> {
  const find = () => canvas.evaluate(findCircle);
  await expect.poll(find).toBeDefined();
  const position = await find();
  if (position !== undefined) await canvas.click({ position });
}

function findCircle(canvas: HTMLCanvasElement | SVGElement): { x: number; y: number } | undefined {
  if (!(canvas instanceof HTMLCanvasElement)) return undefined;
  const { width, height } = canvas;
  const copy = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
  copy?.drawImage(canvas, 0, 0);
  const { data = [] } = copy?.getImageData(0, 0, width, height) ?? {};
  const found = { x: 0, y: 0, count: 0 };
  for (let at = 0; at < data.length; at += 4) {
    const [red = 0, green = 0, blue = 0] = [data[at], data[at + 1], data[at + 2]];
    if (Math.abs(red - 31) + Math.abs(green - 111) + Math.abs(blue - 235) > 45) continue;
    found.x += (at / 4) % width;
    found.y += Math.floor(at / 4 / width);
    found.count += 1;
  }
  if (found.count < 50) return undefined;
  const scale = canvas.clientWidth / width;
  return { x: (found.x / found.count) * scale, y: (found.y / found.count) * scale };
}
