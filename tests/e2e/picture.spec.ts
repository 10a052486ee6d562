/// <reference lib="dom" />
import type { Locator, Page } from "@playwright/test";
import { chooseSheet, start, usePractice } from "./support/page/autofill-page.ts";
import { expectOutcome } from "./support/page/job-page.ts";
import { expectNoBrowser } from "./support/no-browser.ts";
import { recordedLines, wantedLines } from "./support/recorded-punches.ts";
import { monthDays, shortSheet } from "./support/sheets.ts";
import { axeFindings } from "./support/page/axe-findings.ts";
import { expect, test } from "./support/test.ts";
import { words } from "./support/words.ts";

const days = 2;
const { picture } = words.job;

test.describe.configure({ timeout: 120_000 });

/** What the person does at each company; the fields of its pages are reached by Tab, as they stand. */
const companies = {
  captcha: async ({ page, canvas, captchaSolved }: Sitting) => {
    await clickCircle(canvas);
    await expect.poll(captchaSolved).toBe(1);
    await press(page, "Tab", "Enter");
  },
  terms: async ({ page, canvas }: Sitting) => {
    await canvas.click({ position: { x: 5, y: 300 } });
    await press(page, "Tab", "Space", "Tab", "Enter");
  },
  "second-step": async ({ page, canvas }: Sitting) => {
    await canvas.click({ position: { x: 5, y: 300 } });
    await press(page, "Tab");
    await page.keyboard.insertText("ポチ");
    await press(page, "Enter");
  },
  "company-sign-in-open": async ({ page, canvas }: Sitting) => {
    await canvas.click({ position: { x: 5, y: 300 } });
    await press(page, "Tab", "Enter");
    await page.getByRole("button", { name: picture.allow, exact: true }).click();
    await expect(page.locator(".picture-place")).toContainText("シングルサインオン");
    await canvas.click({ position: { x: 5, y: 300 } });
    await press(page, "Tab");
    await page.keyboard.insertText("demo@example.jp");
    await press(page, "Tab");
    await page.keyboard.insertText("practice-1234");
    await press(page, "Enter");
  },
} as const;

interface Sitting {
  page: Page;
  canvas: Locator;
  captchaSolved: () => number;
}

for (const width of [1280, 390]) {
  for (const tenant of ["captcha", "terms", "second-step", "company-sign-in-open"] as const) {
    test.describe(`${tenant} at ${width} px`, () => {
      test.use({
        viewport: { width, height: 900 },
        serviceOptions: { sandbox: { tenant } },
      });

      test("a person answers in the picture, and the job ends verified", async ({
        page,
        service,
      }) => {
        const { counts } = service.sandbox;
        const canvas = await openPicture(page);
        if (tenant === "captcha") expect(await axeFindings(page)).toEqual([]);

        await companies[tenant]({ page, canvas, captchaSolved: () => counts.captchaSolved });

        await expectOutcome(page, "succeeded");
        expect(recordedLines(service.sandbox)).toEqual(wantedLines(monthDays.slice(0, days)));
        expect(counts.signInPosts).toBe(tenant === "company-sign-in-open" ? 0 : 1);
      });
    });
  }
}

for (const width of [1280, 390]) {
  for (const tenant of ["captcha", "terms", "second-step", "company-sign-in"] as const) {
    test.describe(`${tenant}, left alone at ${width} px`, () => {
      test.use({
        viewport: { width, height: 900 },
        serviceOptions: { sandbox: { tenant }, env: { PERSON_WAIT_SEC: "5" } },
      });

      test("the job ends in time, says why and leaves no browser", async ({ page, service }) => {
        await startShort(page);

        await expectOutcome(page, "failed");
        await expect(page.locator(".job-end").getByText(words.unanswered.late)).toBeVisible();
        expect(service.sandbox.counts.inserts).toBe(0);
        await expectNoBrowser(service);
      });
    });
  }
}

test.describe("cancelled", () => {
  test.use({ serviceOptions: { sandbox: { tenant: "captcha" } } });

  test("the wait is put off once, and given up by a button", async ({ page }) => {
    await openPicture(page);
    const extend = page.getByRole("button", { name: words.job.question.extend });
    await extend.click();
    await expect(extend).toBeHidden();

    await page.getByRole("button", { name: picture.cancel, exact: true }).click();

    await expectOutcome(page, "cancelled");
    await expect(page.locator(".picture-view")).toBeHidden();
  });
});

async function startShort(page: Page): Promise<void> {
  await chooseSheet(page, shortSheet(days));
  await usePractice(page);
  await start(page, days);
}

async function openPicture(page: Page): Promise<Locator> {
  await startShort(page);
  const canvas = page.locator(".picture-view:not(.is-waiting) canvas");
  await canvas.waitFor();
  // Until the site itself is seen.
  await expect(page.locator(".picture-place")).toContainText("ジョブカン");
  return canvas;
}

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
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
