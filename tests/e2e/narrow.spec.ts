import type { Page } from "@playwright/test";
import { chooseSheet, start, usePractice } from "./support/autofill-page.ts";
import { holdBack } from "./support/hold-back.ts";
import { countResults, expectOutcome, stateTag } from "./support/job-page.ts";
import { keptLines, wantedLines } from "./support/kept-punches.ts";
import { fixtureFile, monthDays, monthFile } from "./support/sheets.ts";
import { expect, test } from "./support/test.ts";
import { words } from "./support/words.ts";

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

test("at 390 px the whole job is possible and no screen scrolls sideways", async ({
  page,
  service,
}) => {
  await page.goto("/autofill");
  await expect(page.getByText(words.autofill.drop)).toBeVisible();
  await expectNoSidewaysScroll(page, "form");
  await chooseSheet(page, fixtureFile("with-mistakes.xlsx"));
  await expectNoSidewaysScroll(page, "form with findings");
  await chooseSheet(page, monthFile);
  await expectNoSidewaysScroll(page, "form with rows");

  await usePractice(page);
  holdBack(service.sandbox);
  await start(page, 19);
  await expect.poll(() => countResults(page, words.outcomes.verified)).toBeGreaterThan(1);
  await expectNoSidewaysScroll(page, "running job");
  await expect(stateTag(page, words.jobStates.running)).toBeVisible();
  service.sandbox.clearFaults();
  await expectOutcome(page, "succeeded");
  await expectNoSidewaysScroll(page, "finished job");
  expect(keptLines(service.sandbox)).toEqual(wantedLines(monthDays));

  await page.getByRole("link", { name: words.nav.telemetry }).click();
  await expect(page.locator("figure canvas")).toHaveCount(2);
  await expectNoSidewaysScroll(page, "telemetry");

  await page.getByRole("button", { name: "English" }).click();
  await expectNoSidewaysScroll(page, "telemetry in English");
  await page.goBack();
  await expectNoSidewaysScroll(page, "finished job in English");
});

/** Neither the page nor a box in it can be scrolled to the side, and nothing is cut off outside of the screen. */
async function expectNoSidewaysScroll(page: Page, screen: string): Promise<void> {
  const sideways = await page.evaluate(() =>
    [document.documentElement, ...document.body.querySelectorAll("*")]
      .filter((element) => {
        const { overflowX } = getComputedStyle(element);
        const scrolls = element === document.documentElement || /auto|scroll/.test(overflowX);
        return scrolls && element.scrollWidth > element.clientWidth + 1;
      })
      .map((element) => `${element.tagName}.${element.className} ${element.scrollWidth}`),
  );
  const outside = await page.evaluate(() =>
    [...document.body.querySelectorAll("*")]
      .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
      .map((element) => `${element.tagName}.${element.className}`),
  );
  expect(sideways, `${screen}; outside: ${outside.join(", ")}`).toEqual([]);
}
