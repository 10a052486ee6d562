import type { Page } from "@playwright/test";
import { chooseSheet, start, typeAccount, usePractice } from "./support/page/autofill-page.ts";
import { expectOutcome } from "./support/page/job-page.ts";
import { saved } from "./support/page/saved.ts";
import { shortSheet } from "./support/sheets.ts";
import { expect, test } from "./support/test.ts";
import { words } from "./support/words.ts";

const label = words.probe;

/** Presses the button of the connection test on a form with an account. */
async function testConnection(page: Page): Promise<void> {
  await page.getByRole("button", { name: label.start }).click();
}

/** The verdict of a test, which on a job's page the log says too. */
function verdict(page: Page, text: string) {
  return page.getByRole("region", { name: label.title }).getByText(text);
}

/** The answer to a subject, as the table shows it. */
function answer(page: Page, subject: keyof typeof label.subjects) {
  const row = page.getByRole("row").filter({ hasText: label.subjects[subject] });
  return row.getByRole("cell");
}

for (const width of [1280, 390]) {
  test(`at ${width} px an account is tested beside its fields, and filled with the same password`, async ({
    page,
    service,
  }) => {
    await page.setViewportSize({ width, height: 844 });
    await chooseSheet(page, shortSheet(2));
    await usePractice(page);
    await testConnection(page);

    await expect(verdict(page, label.verdicts.understood)).toBeVisible();
    await expect(answer(page, "correction")).toHaveText(`${label.states.found}あります`);
    await expect(answer(page, "approval")).toHaveText(
      `${label.states.not_knowable}${label.unknowable.approval_by_punch}`,
    );
    await expect(page.getByRole("button", { name: label.save })).toBeHidden();
    expect(service.sandbox.counts).toMatchObject({ signInPosts: 1, inserts: 0 });

    await start(page, 2);
    await expectOutcome(page, "succeeded");
    await page.goBack();
    await expect(verdict(page, label.verdicts.understood)).toBeVisible();
  });
}

test("a test without an account says what is missing, and sends nothing", async ({ page }) => {
  await page.goto("/autofill");
  await testConnection(page);

  await expect(page.getByText(words.autofill.why.noPassword)).toBeVisible();
  await expect(page.getByText(words.autofill.why.noFile)).toBeHidden();
});

test("a wrong password is sent once, and the result goes with the login it is of", async ({
  page,
  service,
}) => {
  await page.goto("/autofill");
  await typeAccount(page, "demo@example.jp", "not-the-password");
  await testConnection(page);

  const { what } = words.errors.LOGIN_REJECTED({});
  await expect(page.getByText(what)).toBeVisible();
  expect(service.sandbox.counts).toMatchObject({ signInPosts: 1, inserts: 0 });
  await page.getByRole("textbox", { name: words.autofill.login }).fill("other@example.jp");
  await expect(page.getByText(what)).toBeHidden();
});

test("where a person is needed at the sign-in, the way to the question is shown, and the test goes on", async ({
  page,
  service,
}) => {
  service.sandbox.reset("one-time-code");
  await page.goto("/autofill");
  await usePractice(page);
  await testConnection(page);

  await page.getByRole("link", { name: label.toQuestion }).click();
  await page.getByRole("textbox", { name: words.job.question.code }).fill("123456");
  await page.getByRole("button", { name: words.job.question.send }).click();
  await expect(verdict(page, label.verdicts.understood)).toBeVisible();
  expect(service.sandbox.counts).toMatchObject({ signInPosts: 1, inserts: 0 });
});

test("the structure of a page that is not understood can be saved, without a word of it", async ({
  page,
  service,
}) => {
  service.sandbox.setFault({ name: "renamed-field", on: "book", times: "forever" });
  await page.goto("/autofill");
  await usePractice(page);
  await testConnection(page);

  await expect(verdict(page, label.verdicts.not_understood)).toBeVisible();
  await expect(answer(page, "bookColumns")).toContainText(label.states.not_understood);
  const { text } = await saved(page, () => page.getByRole("button", { name: label.save }).click());
  expect(text).toMatch(/^<!-- book -->\n<html/);
  expect(text).not.toMatch(/出勤|練習|太郎|2026|11月/);
});

test("a test can be stopped, and leaves nothing entered", async ({ page, service }) => {
  service.sandbox.setFault({ name: "slow", on: "book", value: 4000, times: "forever" });
  await page.goto("/autofill");
  await usePractice(page);
  await testConnection(page);
  await expect(page.getByText(label.running)).toBeVisible();
  await page.getByRole("button", { name: label.stop, exact: true }).click();

  await expect(page.getByText(label.stopped)).toBeVisible();
  expect(service.sandbox.counts.inserts).toBe(0);
});

test("while a sheet of the same account is worked on, the test is refused in words", async ({
  complaints,
  page,
  service,
}) => {
  complaints.tolerate(/409 .*\/trpc\/jobs\.submit/);
  service.sandbox.setFault({ name: "slow", on: "day-page", value: 1500, times: "forever" });
  await chooseSheet(page, shortSheet(3));
  await usePractice(page);
  await start(page, 3);
  await page.goBack();
  await usePractice(page);
  await testConnection(page);

  await expect(page.getByText(words.errors.ALREADY_RUNNING({}).what)).toBeVisible();
});
