import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { chooseSheet, start, usePractice } from "./support/page/autofill-page.ts";
import { chooseLanguage } from "./support/page/choose-language.ts";
import { expectOutcome } from "./support/page/job-page.ts";
import { recordedLines, wantedLines } from "./support/recorded-punches.ts";
import { monthDays, monthFile } from "./support/sheets.ts";
import { aboutStates } from "./support/states/about-states.ts";
import { formStates } from "./support/states/form-states.ts";
import { jobStates } from "./support/states/job-states.ts";
import { jobsStates } from "./support/states/jobs-states.ts";
import { probeStates } from "./support/states/probe-states.ts";
import { telemetryStates } from "./support/states/telemetry-states.ts";
import { expectedComplaints } from "./support/states/inspect-state.ts";
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

test.describe("at 390 px nothing scrolls sideways, spills out of its place or is too small for a finger, in either language", () => {
  test.describe.configure({ timeout: 600_000 });
  test.beforeEach(({ complaints }) => {
    complaints.tolerate(expectedComplaints);
  });

  test("in any state of the form", async ({ page, service }) => {
    await formStates(page, service, (state) => expectToFit(page, state));
  });

  test("in any state of the connection test", async ({ page }) => {
    await probeStates(page, (state) => expectToFit(page, state));
  });

  test("in any state of a job", async ({ page }) => {
    await jobStates(page, (state) => expectToFit(page, state));
  });

  test("in any state of the list of jobs", async ({ page }) => {
    await jobsStates(page, (state) => expectToFit(page, state));
  });

  test("in any page on the service itself", async ({ page }) => {
    await aboutStates(page, (state) => expectToFit(page, state));
  });

  test("in any state of the telemetry", async ({ page, service }) => {
    await telemetryStates(page, service, (state) => expectToFit(page, state));
  });
});

async function expectToFit(page: Page, state: string): Promise<void> {
  for (const other of ["en", "ja"] as const) {
    expect.soft(await thingsThatSpill(page), `${state}, before ${other}`).toEqual([]);
    await chooseLanguage(page, other);
  }
  const { violations } = await new AxeBuilder({ page }).withRules(["target-size"]).analyze();
  const small = violations.flatMap(({ nodes }) => nodes.map(({ target }) => target.join(" ")));
  expect.soft(small, `${state}, too small to touch`).toEqual([]);
}

/**
 * Elements wider than their container: the page, boxes that scroll sideways, overflowing texts. Inputs are excepted.
 */
async function thingsThatSpill(page: Page): Promise<string[]> {
  return await page.evaluate(() =>
    [document.documentElement, ...document.body.querySelectorAll("*")]
      .filter((element) => {
        const isLeftOut = element.closest(".visually-hidden, .log-level, .mantine-Button-loader");
        if (isLeftOut !== null || element.matches("input, select, svg, svg *")) return false;
        const isOutside = element.getBoundingClientRect().right > innerWidth + 1;
        return isOutside || element.scrollWidth > element.clientWidth + 1;
      })
      .filter(({ clientWidth }) => clientWidth > 0)
      .map(
        ({ tagName, className, textContent, scrollWidth, clientWidth }) =>
          `${tagName}.${className} ${scrollWidth} > ${clientWidth} ${textContent.slice(0, 60)}`,
      ),
  );
}
