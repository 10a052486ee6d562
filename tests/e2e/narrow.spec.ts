import { chooseSheet, start, usePractice } from "./support/page/autofill-page.ts";
import { expectOutcome } from "./support/page/job-page.ts";
import { recordedLines, wantedLines } from "./support/recorded-punches.ts";
import { monthDays, monthFile } from "./support/sheets.ts";
import { expect, test } from "./support/test.ts";
import { words } from "./support/words.ts";

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

test("at 390 px the whole job is possible, and a day leads to its lines", async ({
  page,
  service,
}) => {
  await chooseSheet(page, monthFile);
  await usePractice(page);
  await start(page, 19);
  await expectOutcome(page, "succeeded");
  expect(recordedLines(service.sandbox)).toEqual(wantedLines(monthDays));

  await page.getByTitle(words.job.showLines("11/2")).tap();
  await expect(page.getByRole("log")).toBeInViewport({ ratio: 0.9 });
  await expect(page.getByText(words.job.onlyDay("11/2"))).toBeInViewport();
  await page.getByRole("link", { name: words.nav.telemetry }).click();
  await expect(page.locator("figure canvas")).toHaveCount(2);
});
