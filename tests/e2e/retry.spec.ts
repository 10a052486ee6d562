import type { Page } from "@playwright/test";
import { chooseSheet, jobIdOf, typeAccount } from "./support/page/autofill-page.ts";
import { expectOutcome } from "./support/page/job-page.ts";
import { recordedLines, wantedLines } from "./support/recorded-punches.ts";
import { monthDays, shortSheet } from "./support/sheets.ts";
import { expect, test } from "./support/test.ts";
import { words } from "./support/words.ts";

const days = 2;
const secs = 60;
const { autofill, retry } = words;

test.beforeEach(async ({ page, complaints }) => {
  complaints.tolerate(/503 \(Service Unavailable\).*jobs\.submit/);
  await page.clock.install();
});

test("a full queue is counted down, and the form as it was is sent once more by itself", async ({
  page,
  service,
}) => {
  const sent = await refuseSubmits(page, 1);
  await fillIn(page);
  await page.getByRole("button", { name: autofill.start(days) }).click();
  await expect(page.getByRole("alert")).toContainText(words.errors.QUEUE_FULL({}).what);
  await expect(page.getByRole("timer")).toBeVisible();
  await expect(page.getByText(retry.retained)).toBeVisible();
  await expectKept(page);
  expect(sent.count).toBe(1);

  await page.clock.fastForward(secs * 1000);
  await jobIdOf(page);
  await expectOutcome(page, "succeeded");
  expect(sent.count).toBe(2);
  expect(recordedLines(service.sandbox)).toEqual(wantedLines(monthDays.slice(0, days)));
});

test("what is refused a second time is left to the person, with the form as it was", async ({
  page,
}) => {
  const sent = await refuseSubmits(page, 2);
  await fillIn(page);
  const start = page.getByRole("button", { name: autofill.start(days) });
  await start.click();
  await expect(page.getByRole("timer")).toBeVisible();
  await page.clock.fastForward(secs * 1000);
  await expect.poll(() => sent.answered).toBe(2);
  await expect(start).toBeEnabled();
  await expect(page.getByRole("alert")).toContainText(words.errors.QUEUE_FULL({}).what);
  await expect(page.getByRole("timer")).toHaveCount(0);
  await expectKept(page);

  await page.clock.fastForward(10 * secs * 1000);
  await expect(page.getByRole("timer")).toHaveCount(0);
  expect(sent.count).toBe(2);
  await start.click();
  await jobIdOf(page);
  expect(sent.count).toBe(3);
});

/** Refuses so many orders because the queue is full; the service gets those after them. */
async function refuseSubmits(page: Page, refusals: number) {
  const sent = { count: 0, answered: 0 };
  const report = { code: "QUEUE_FULL", facts: {}, retryAfterSecs: secs };
  const data = { code: "SERVICE_UNAVAILABLE", httpStatus: 503, report };
  await page.route("**/trpc/jobs.submit*", async (route) => {
    sent.count += 1;
    if (sent.count > refusals) await route.continue();
    else
      await route.fulfill({ status: 503, json: { error: { code: -32_603, message: "", data } } });
    sent.answered += 1;
  });
  return sent;
}

async function fillIn(page: Page): Promise<void> {
  await chooseSheet(page, shortSheet(days));
  await typeAccount(page, "demo@example.jp", "practice-1234");
}

async function expectKept(page: Page): Promise<void> {
  await expect(page.getByText(autofill.rows(days, days))).toBeVisible();
  await expect(page.getByRole("textbox", { name: autofill.login })).toHaveValue("demo@example.jp");
  await expect(page.getByLabel(autofill.password, { exact: true })).toHaveValue("practice-1234");
}
