import type { Page } from "@playwright/test";
import { chooseSheet, jobIdOf, usePractice } from "./support/page/autofill-page.ts";
import { expectOutcome } from "./support/page/job-page.ts";
import { recordedLines, wantedLines } from "./support/recorded-punches.ts";
import { monthDays, shortSheet } from "./support/sheets.ts";
import { expect, test } from "./support/test.ts";
import { words } from "./support/words.ts";

const label = words.retry;

test.beforeEach(async ({ page, complaints }) => {
  complaints.tolerate(/503 \(Service Unavailable\).*jobs\.submit/);
  await page.clock.install();
});

test("a full queue is counted down to one retry by itself, with the form as it is", async ({
  page,
  service,
}) => {
  const sent = await refuseFirst(page, 1);
  await press(page);
  await expect(page.getByRole("timer")).toBeVisible();
  await expect(page.getByRole("alert")).toContainText(words.errors.QUEUE_FULL({}).what);
  await expect(page.getByRole("alert")).toContainText(label.kept);
  await expect(page.getByLabel(words.autofill.password, { exact: true })).not.toHaveValue("");
  expect(sent()).toBe(1);

  await page.clock.fastForward(retryAfterSecs * 1000);
  await jobIdOf(page);
  expect(sent()).toBe(2);
  await expectOutcome(page, "succeeded");
  expect(recordedLines(service.sandbox)).toEqual(wantedLines(monthDays.slice(0, 1)));
});

test("a retry that is refused, too, is the last one that comes by itself", async ({ page }) => {
  const sent = await refuseFirst(page, 2);
  await press(page);
  await expect(page.getByRole("timer")).toBeVisible();
  await page.clock.fastForward(retryAfterSecs * 1000);

  await expect.poll(sent).toBe(2);
  const alert = page.getByRole("alert");
  await expect(alert).toContainText(words.errors.QUEUE_FULL({}, retryAfterSecs).next);
  await expect(page.getByRole("timer")).toBeHidden();
  await page.clock.fastForward(10 * retryAfterSecs * 1000);
  await page.getByRole("button", { name: words.autofill.start(1) }).click();
  await jobIdOf(page);
  expect(sent()).toBe(3);
});

for (const [what, act] of [
  ["is cancelled", cancel],
  ["meets a form that was changed", changeForm],
] as const) {
  test(`a retry that ${what} does not come`, async ({ page }) => {
    const sent = await refuseFirst(page, 1);
    await press(page);
    await expect(page.getByRole("timer")).toBeVisible();
    await act(page);
    await expect(page.getByRole("timer")).toBeHidden();
    await page.clock.fastForward(10 * retryAfterSecs * 1000);

    await page.getByRole("button", { name: words.autofill.start(1) }).click();
    await jobIdOf(page);
    expect(sent()).toBe(2);
  });
}

const retryAfterSecs = 600;

/** The queue is full for so many requests; returns how many were sent. */
async function refuseFirst(page: Page, refusals: number): Promise<() => number> {
  let sent = 0;
  const report = { code: "QUEUE_FULL", facts: {}, retryAfterSecs };
  const data = { code: "SERVICE_UNAVAILABLE", httpStatus: 503, report };
  await page.route("**/trpc/jobs.submit*", async (route) => {
    sent += 1;
    if (sent > refusals) return await route.continue();
    const json = { error: { code: -32_603, message: "QUEUE_FULL", data } };
    return await route.fulfill({ status: 503, json });
  });
  return () => sent;
}

async function press(page: Page): Promise<void> {
  await chooseSheet(page, shortSheet(1));
  await usePractice(page);
  await page.getByRole("button", { name: words.autofill.start(1) }).click();
}

async function cancel(page: Page): Promise<void> {
  await page.getByRole("button", { name: label.cancel }).click();
}

async function changeForm(page: Page): Promise<void> {
  await page.getByText(words.autofill.moreOptions).click();
  await page.getByRole("textbox", { name: words.autofill.defaultNote }).fill("在宅");
}
