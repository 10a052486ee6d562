import type { Locator } from "@playwright/test";
import { chooseSheet, jobIdOf, start, usePractice } from "./support/page/autofill-page.ts";
import {
  countResults,
  expectOutcome,
  logHeight,
  saveReceipt,
  shownDays,
  stateTag,
} from "./support/page/job-page.ts";
import { slowDown } from "./support/slow-down.ts";
import { recordedLines, wantedLines } from "./support/recorded-punches.ts";
import { tabTo } from "./support/page/keyboard.ts";
import { readReceiptJson, sheetTexts } from "./support/receipts.ts";
import { monthDays, monthFile } from "./support/sheets.ts";
import { expect, test } from "./support/test.ts";
import { words } from "./support/words.ts";

test("a month is uploaded, watched while it is entered, and read as verified day by day", async ({
  page,
  service,
}) => {
  await chooseSheet(page, monthFile);
  await expect(page.getByText(words.autofill.rows(19, 19))).toBeVisible();
  await usePractice(page);
  slowDown(service.sandbox);
  await start(page, 19);

  await expect(stateTag(page, words.jobStates.running)).toBeVisible();
  const heights: number[] = [];
  await expect
    .poll(
      async () => {
        const height = await logHeight(page);
        const isRunning = await stateTag(page, words.jobStates.running).isVisible();
        if (isRunning && height !== heights.at(-1)) heights.push(height);
        return heights.length;
      },
      // A browser starts meanwhile, on a machine that may be busy.
      { intervals: [50], timeout: 60_000 },
    )
    .toBeGreaterThan(5);
  expect(heights).toEqual(heights.toSorted((a, b) => a - b));
  expect(await countResults(page, words.outcomes.verified)).toBeLessThan(19);
  await expect(stateTag(page, words.jobStates.running)).toBeVisible();
  await expect(page.getByText(/^残り約\d+[秒分]$/)).toBeVisible();

  service.sandbox.clearFaults();
  await expectOutcome(page, "succeeded");
  const ended = words.job.ended(words.jobOutcomes.succeeded);
  await expect(page.getByRole("status").getByText(ended)).toBeAttached();
  const days = await shownDays(page);
  expect(days.map(({ date, wanted }) => `${date} ${wanted}`)).toEqual(
    monthDays.map((day) => `${day.date} ${day.start} – ${day.end}`),
  );
  expect(new Set(days.map(({ result }) => result))).toEqual(new Set([words.outcomes.verified]));
  expect(recordedLines(service.sandbox)).toEqual(wantedLines(monthDays));
  await expect(page).toHaveTitle(/month-cells-xlsxwriter/);
});

test("receipts can be saved, and the same sheet sent again adds no punch", async ({
  page,
  service,
}) => {
  await chooseSheet(page, monthFile);
  await usePractice(page);
  await start(page, 19);
  await expectOutcome(page, "succeeded");

  const json = readReceiptJson((await saveReceipt(page, "JSON")).bytes);
  expect(json.days.map(({ date, outcome }) => `${date} ${outcome}`)).toEqual(
    monthDays.map(({ date }) => `${date} verified`),
  );

  const csv = await saveReceipt(page, "CSV");
  expect(csv.fileName).toMatch(/^month-cells-xlsxwriter.*\.csv$/);
  const lines = csv.bytes.toString("utf8").trim().split("\r\n");
  expect(lines).toHaveLength(20);
  for (const [index, { date }] of monthDays.entries()) {
    expect(lines[index + 1]).toContain(`${date},`);
    expect(lines[index + 1]).toContain(words.outcomes.verified);
  }

  const xlsx = await saveReceipt(page, "XLSX");
  const texts = await sheetTexts(xlsx.bytes);
  expect(texts.slice(0, 3), "the user's own columns come first").toEqual([
    "日付",
    "開始時刻",
    "終了時刻",
  ]);
  expect(texts.filter((text) => text === words.outcomes.verified)).toHaveLength(19);

  const before = recordedLines(service.sandbox);
  const { inserts } = service.sandbox.counts;
  await chooseSheet(page, monthFile);
  await usePractice(page);
  await start(page, 19);
  await expectOutcome(page, "succeeded");
  const again = await shownDays(page);
  expect(again).toHaveLength(19);
  for (const day of again) {
    expect(day).toMatchObject({
      result: words.outcomes.skipped,
      reason: words.reasons.already_recorded({}),
    });
  }
  expect(recordedLines(service.sandbox)).toEqual(before);
  expect(service.sandbox.counts.inserts, "not even tried").toBe(inserts);
});

test("the whole job of 19 days takes fewer than 40 key presses with a keyboard alone", async ({
  page,
  service,
}) => {
  await page.goto("/autofill");
  let presses = 0;
  const use = async (target: Locator, key: "Enter" | "Space") => {
    presses += (await tabTo(page, target)) + 1;
    await page.keyboard.press(key);
  };
  const choosing = page.waitForEvent("filechooser");
  await use(page.getByRole("button", { name: words.autofill.drop }), "Enter");
  await (await choosing).setFiles(monthFile);
  await expect(page.getByText(words.autofill.rows(19, 19))).toBeVisible();
  await expect(
    page.getByRole("heading", { name: words.autofill.sheet, exact: true }),
  ).toBeFocused();

  await use(page.getByRole("button", { name: words.autofill.usePractice }), "Space");
  await use(page.getByRole("button", { name: words.autofill.start(19) }), "Enter");
  await jobIdOf(page);

  await expectOutcome(page, "succeeded");
  const end = page.getByRole("heading", { name: words.job.endNotes.allEntered(19) });
  await expect(end).toBeFocused();
  const downloading = page.waitForEvent("download");
  await use(page.getByRole("link", { name: "CSV" }), "Enter");
  await (await downloading).path();
  expect(recordedLines(service.sandbox)).toEqual(wantedLines(monthDays));
  expect(presses).toBeLessThan(40);
});
