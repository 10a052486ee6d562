import { catalogues } from "@jobcan-automation/sentences";
import type { Page } from "@playwright/test";
import {
  chooseSheet,
  jobIdOf,
  start,
  startPlan,
  usePractice,
} from "./support/page/autofill-page.ts";
import { expectOutcome } from "./support/page/job-page.ts";
import { shortSheet } from "./support/sheets.ts";
import { expect, test } from "./support/test.ts";
import { words } from "./support/words.ts";

const label = words.autofill;
const { title, says } = catalogues.ja.beforeRecording;

test.use({ serviceOptions: { playsReal: true } });

test("before the first press to the real site it is said what that sets off, and one day may go first", async ({
  page,
  service,
}) => {
  await chooseSheet(page, shortSheet(3));
  await chooseReal(page);
  const begin = page.getByRole("button", { name: label.start(3) });
  await begin.dblclick();
  await expect(page.getByRole("alert").filter({ hasText: says(6, 3) })).toBeVisible();
  await expect(page.getByRole("region", { name: title })).toBeFocused();
  await expect(begin).toHaveCount(0);
  expect(service.sandbox.counts.signInPosts).toBe(0);

  await page.getByRole("button", { name: label.firstDayOnly }).click();
  await jobIdOf(page);
  await expectOutcome(page, "succeeded");
  expect(service.sandbox.punches().map(({ date }) => date)).toEqual(["2026-11-02", "2026-11-02"]);

  await page.getByRole("button", { name: words.job.otherDays(2) }).click();
  await expect(page.getByText(label.rows(2, 3))).toBeVisible();
  await page.getByLabel(label.password, { exact: true }).fill("practice-1234");
  await start(page, 2);
  await expectOutcome(page, "succeeded");
  expect(service.sandbox.punches()).toHaveLength(6);
});

test("all days may go at once; a plan and the practice site set nothing off and go without a word", async ({
  page,
  service,
}) => {
  await chooseSheet(page, shortSheet(2));
  await chooseReal(page);
  await startPlan(page, 2);
  await expectOutcome(page, "succeeded");
  expect(service.sandbox.counts.writes).toBe(0);
  await page.getByRole("button", { name: words.job.changePlan }).click();
  await page.getByLabel(label.password, { exact: true }).fill("practice-1234");
  await page.getByRole("button", { name: label.start(2) }).click();
  await expect(page.getByText(says(4, 2))).toBeVisible();
  await page.getByText(words.targets.practice, { exact: true }).click();
  await expect(page.getByText(says(4, 2))).toHaveCount(0);
  await page.getByText(words.targets.jobcan, { exact: true }).click();
  await page.getByRole("button", { name: label.start(2) }).click();
  await page.getByRole("button", { name: label.startAll(2) }).click();
  await expectOutcome(page, "succeeded");
  expect(service.sandbox.punches()).toHaveLength(4);
});

test("a plan of the real site is applied after the same word, without another sign-in", async ({
  page,
  service,
}) => {
  await chooseSheet(page, shortSheet(2));
  await chooseReal(page);
  const planned = await startPlan(page, 2);
  await expectOutcome(page, "succeeded");
  await page.getByRole("button", { name: words.job.applyPlan(2) }).click();
  await expect(page.getByText(says(4, 2))).toBeVisible();
  expect(service.sandbox.counts.writes).toBe(0);
  await page.getByRole("button", { name: label.startAll(2) }).click();
  await page.waitForURL((url) => url.pathname !== `/jobs/${planned}`);
  await expectOutcome(page, "succeeded");
  expect(service.sandbox.punches()).toHaveLength(4);
  expect(service.sandbox.counts.signInPosts).toBe(1);
});

test("where the service did not take one day, the choice is still there", async ({
  page,
  service,
  complaints,
}) => {
  complaints.tolerate(/jobs\.submit/);
  await chooseSheet(page, shortSheet(3));
  await chooseReal(page);
  await page.getByRole("button", { name: label.start(3) }).click();
  await page.route("**/trpc/jobs.submit*", async (route) => await route.fulfill(queueFull), {
    times: 1,
  });
  await page.getByRole("button", { name: label.firstDayOnly }).click();
  await expect(page.getByRole("alert").filter({ hasText: says(6, 3) })).toBeVisible();
  await expect(page.getByRole("button", { name: label.firstDayOnly })).toBeEnabled();
  await expect(page.getByRole("button", { name: label.start(3) })).toHaveCount(0);

  await page.getByRole("button", { name: label.firstDayOnly }).click();
  await expectOutcome(page, "succeeded");
  expect(service.sandbox.punches()).toHaveLength(2);
});

/** As the service says that it takes no more jobs. */
const queueFull = {
  status: 503,
  json: {
    error: {
      message: "QUEUE_FULL",
      code: -32603,
      data: { httpStatus: 503, report: { code: "QUEUE_FULL", facts: {}, retryAfterSecs: 3600 } },
    },
  },
};

/** The practice account, at what stands for the real site. */
async function chooseReal(page: Page): Promise<void> {
  await usePractice(page);
  await page.getByText(words.targets.jobcan, { exact: true }).click();
}
