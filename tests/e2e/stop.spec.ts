import type { Page } from "@playwright/test";
import type { Sandbox } from "@jobcan-automation/sandbox";
import { chooseSheet, start, usePractice } from "./support/page/autofill-page.ts";
import { slowDown } from "./support/slow-down.ts";
import { countResults, expectOutcome, shownDays, stateTag } from "./support/page/job-page.ts";
import { recordedLines, wantedLines } from "./support/recorded-punches.ts";
import { monthDays, monthFile } from "./support/sheets.ts";
import { expect, test } from "./support/test.ts";
import { words } from "./support/words.ts";

test.beforeEach(async ({ page, service }) => {
  slowDown(service.sandbox);
  await chooseSheet(page, monthFile);
  await usePractice(page);
  await start(page, 19);
  await expect
    .poll(() => countResults(page, words.outcomes.verified), { timeout: 60_000 })
    .toBeGreaterThan(1);
});

test("stopping after this day leaves whole days only, and the rest can be sent from there", async ({
  page,
  service,
}) => {
  // The job still reads the book before it ends: long enough to observe that it is stopping.
  slowDown(service.sandbox, 5000);
  await page.getByRole("button", { name: words.job.stopAfterDay }).click();
  await expect(stateTag(page, words.stopping.after_day)).toBeVisible();
  service.sandbox.clearFaults();
  await expectOutcome(page, "cancelled");
  await expect(page.getByText(words.errors.JOB_CANCELLED({}).what).first()).toBeVisible();

  const days = await shownDays(page);
  const results = days.map(({ result }) => result);
  const done = results.filter((result) => result === words.outcomes.verified).length;
  expect(done).toBeGreaterThan(1);
  expect(done).toBeLessThan(19);
  expect(results).toEqual(
    monthDays.map((_, index) =>
      index < done ? words.outcomes.verified : words.outcomes.not_reached,
    ),
  );
  expect(recordedLines(service.sandbox)).toEqual(wantedLines(monthDays.slice(0, done)));

  await page.getByRole("button", { name: words.job.again(19 - done) }).click();
  await page.waitForURL("**/autofill");
  await usePractice(page);
  await start(page, 19 - done);
  await expectOutcome(page, "succeeded");
  expect(recordedLines(service.sandbox)).toEqual(wantedLines(monthDays));
});

test("stopping now ends at once, the table says what Jobcan holds, and sending again completes it", async ({
  page,
  service,
}) => {
  await page.getByRole("button", { name: words.job.stopNow }).click();
  await expectOutcome(page, "cancelled");

  service.sandbox.clearFaults();
  await expectTableToAgree(page, service.sandbox);

  await chooseSheet(page, monthFile);
  await usePractice(page);
  await start(page, 19);
  await expectOutcome(page, "succeeded");
  expect(recordedLines(service.sandbox)).toEqual(wantedLines(monthDays));
});

/** Checks each day against the record: two punches are verified, none is not reached, one is neither. */
async function expectTableToAgree(page: Page, sandbox: Sandbox): Promise<void> {
  const days = await shownDays(page);
  expect(days).toHaveLength(19);
  for (const { date, result, held } of days) {
    const punches = sandbox.punches().filter((punch) => punch.date === date).length;
    const shown = { date, result, held, punches };
    if (punches === 2) expect(shown).toMatchObject({ result: words.outcomes.verified });
    if (punches === 0) expect(shown).toMatchObject({ result: words.outcomes.not_reached });
    if (punches === 1) {
      expect([words.outcomes.failed, words.outcomes.unknown], JSON.stringify(shown)).toContain(
        result,
      );
    }
  }
}
