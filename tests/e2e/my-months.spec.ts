import type { Page } from "@playwright/test";
import { readFile } from "node:fs/promises";
import { chooseSheet, start, typeAccount, usePractice } from "./support/page/autofill-page.ts";
import {
  countResults,
  expectOutcome,
  saveReceipt,
  shownDays,
  stateTag,
} from "./support/page/job-page.ts";
import { jobCard, storedText, openJobs } from "./support/page/jobs-page.ts";
import { saved } from "./support/page/saved.ts";
import { recordedLines, wantedLines } from "./support/recorded-punches.ts";
import { sheetTexts } from "./support/receipts.ts";
import { monthDays, monthFile, shortSheet } from "./support/sheets.ts";
import { slowDown } from "./support/slow-down.ts";
import { jobStories } from "./support/states/job-stories.ts";
import { withStory } from "./support/states/job-states.ts";
import { expect, test } from "./support/test.ts";
import { words } from "./support/words.ts";

const monthName = "month-cells-xlsxwriter.xlsx";
/** Chromium's own error where the service knows the job no more. */
const noSuchJob = /404 \(Not Found\).*\/trpc\/jobs\.get/;

test("a job whose tab was closed is found in one click, and its receipt outlives its record", async ({
  page,
  context,
  service,
  newVisitor,
  complaints,
}) => {
  complaints.tolerate(noSuchJob);
  slowDown(service.sandbox);
  await chooseSheet(page, monthFile);
  await usePractice(page);
  const id = await start(page, 19);
  await expect(stateTag(page, words.jobStates.running)).toBeVisible();
  await expectStored(page, "demo@example.jp");
  await page.close();

  const back = await context.newPage();
  await back.goto("/autofill");
  await back.getByRole("link", { name: monthName }).click();
  await expect(stateTag(back, words.jobStates.running)).toBeVisible();
  expect(new URL(back.url()).pathname).toBe(`/jobs/${id}`);
  service.sandbox.clearFaults();
  await expectOutcome(back, "succeeded");
  const { bytes } = await saveReceipt(back, "CSV");
  await expectStored(back, '"finishedAt"');

  await back.goto("about:blank");
  await service.forgetJobs();
  expect((await back.request.get(`/status/${id}`)).status()).toBe(404);
  await back.goto("/jobs");
  const card = jobCard(back, monthName);
  await expect(card.getByText(words.jobs.recordGone)).toBeVisible();
  await expect(card.getByText(`${words.outcomes.verified} 19`)).toBeVisible();
  const csv = await saved(back, () => card.getByRole("button", { name: "CSV" }).click());
  expect(csv.text, "the same file as the service's").toBe(bytes.toString("utf8"));
  expect(csv.name).toBe("month-cells-xlsxwriter_receipt.csv");

  await card.getByRole("link", { name: monthName }).click();
  await expect(back.getByText(words.jobs.stored.title)).toBeVisible();
  expect(await countResults(back, words.outcomes.verified)).toBe(19);
  await expect(back.getByRole("log")).toHaveCount(0);
  await expect(back.getByRole("link", { name: "XLSX" })).toHaveCount(0);
  const stored = await storedText(back);
  expect(stored).toContain("demo@example.jp");
  expect(stored, "no password").not.toContain("practice-1234");
  expect(stored, "no log").not.toContain("punch_accepted");

  const stranger = await newVisitor();
  await stranger.goto("/jobs");
  await expect(stranger.getByText(words.jobs.empty)).toBeVisible();
  await stranger.goto(`/jobs/${id}`);
  await expect(stranger.getByText(words.errors.JOB_NOT_FOUND({}).what)).toBeVisible();
  await expect(stranger.getByRole("table")).toHaveCount(0);

  await openJobs(back);
  await card.getByRole("button", { name: words.jobs.remove }).click();
  await card.getByRole("button", { name: words.jobs.removeYes }).click();
  await expect(back.getByText(words.jobs.empty)).toBeVisible();
  expect(await storedText(back)).not.toContain("demo@example.jp");
});

test("a job that ended while no page showed it is kept by the next page that opens", async ({
  page,
  context,
  service,
}) => {
  slowDown(service.sandbox, 3000);
  await chooseSheet(page, shortSheet(3));
  await usePractice(page);
  const id = await start(page, 3);
  await expect(stateTag(page, words.jobStates.running)).toBeVisible();
  await page.close();
  service.sandbox.clearFaults();
  await expect
    .poll(async () => await stateOf(await context.request.get(`/status/${id}`)), {
      timeout: 60_000,
    })
    .toBe("finished");

  const back = await context.newPage();
  await back.goto("/jobs");
  const card = jobCard(back, "short.csv");
  const json = await saved(back, () => card.getByRole("button", { name: "JSON" }).click());
  expect(JSON.parse(json.text)).toMatchObject({
    jobId: id,
    days: monthDays.slice(0, 3).map(({ date }) => ({ date, outcome: "verified" })),
  });
});

test("the rest keeps login, options and the user's own workbook when it is sent from another tab", async ({
  page,
  context,
  service,
}) => {
  slowDown(service.sandbox);
  await chooseSheet(page, monthFile);
  await usePractice(page);
  await page.getByText(words.autofill.moreOptions).click();
  await page.getByRole("textbox", { name: words.autofill.defaultNote }).fill("在宅勤務");
  await start(page, 19);
  const verified = () => countResults(page, words.outcomes.verified);
  await expect.poll(verified, { timeout: 60_000 }).toBeGreaterThan(0);
  await page.getByRole("button", { name: words.job.stopNow }).click();
  await expectOutcome(page, "cancelled");
  service.sandbox.clearFaults();
  await expectStored(page, "在宅勤務");
  await page.close();

  const back = await context.newPage();
  await back.goto("/autofill");
  await openJobs(back);
  await jobCard(back, monthName).getByRole("link", { name: monthName }).click();
  await expectOutcome(back, "cancelled");
  const done = (await shownDays(back)).filter(
    ({ result }) => result === words.outcomes.verified,
  ).length;
  await back.getByRole("button", { name: words.job.again(19 - done) }).click();
  await back.waitForURL("**/autofill");
  await expect(back.getByRole("textbox", { name: words.autofill.login })).toHaveValue(
    "demo@example.jp",
  );
  await expect(back.getByLabel(words.autofill.password, { exact: true })).toHaveValue("");
  await back.getByText(words.autofill.moreOptions).click();
  await expect(back.getByRole("textbox", { name: words.autofill.defaultNote })).toHaveValue(
    "在宅勤務",
  );
  await typeAccount(back, "demo@example.jp", "practice-1234");
  await start(back, 19 - done);
  await expectOutcome(back, "succeeded");
  expect(recordedLines(service.sandbox)).toEqual(wantedLines(monthDays));

  const { bytes, fileName } = await saveReceipt(back, "XLSX");
  expect(fileName).toBe("month-cells-xlsxwriter_receipt.xlsx");
  const own = await sheetTexts(await readFile(monthFile));
  expect(await sheetTexts(bytes), "the user's own file").toEqual(expect.arrayContaining(own));
});

test("my own job is not counted among those of others", async ({ page, context, service }) => {
  slowDown(service.sandbox, 3000);
  await chooseSheet(page, shortSheet(5));
  await usePractice(page);
  await start(page, 5);
  await expect(stateTag(page, words.jobStates.running)).toBeVisible();

  const other = await context.newPage();
  await other.goto("/autofill");
  await expect(other.getByText(words.jobs.running)).toBeVisible();
  // With the practice account come the service's figures, asked for again beside the own job: before its next list.
  await expect(other.getByRole("button", { name: words.autofill.usePractice })).toBeVisible();
  await other.waitForResponse("**/trpc/jobs.list*");
  await expect(other.getByText(words.autofill.queueNow(0, 0))).toHaveCount(0);
  await expect(other.locator(".queue-now")).toHaveCount(0);
  service.sandbox.clearFaults();
  await expectOutcome(page, "succeeded");
  await expect(other.getByText(words.jobs.running)).toHaveCount(0);
  await expect(other.getByText(words.autofill.queueNow(0, 0))).toBeVisible();
});

test("again is not offered where it cannot help", async ({ page }) => {
  const days = jobStories["no-correction"].job.days.length;
  await withStory(page, jobStories["no-correction"], async () => {
    await expect(
      page.getByText(words.errors.CORRECTION_NOT_ALLOWED({}).what).first(),
    ).toBeVisible();
    await expect(page.getByRole("button", { name: words.job.another })).toBeVisible();
    await expect(page.getByRole("button", { name: words.job.again(days) })).toHaveCount(0);
  });
  await withStory(page, jobStories["wrong-password"], async () => {
    await expect(page.getByRole("button", { name: words.job.again(days) })).toBeVisible();
  });
});

/** Waits until this browser has stored something with this text. */
async function expectStored(page: Page, text: string): Promise<void> {
  await expect.poll(async () => await storedText(page)).toContain(text);
}

async function stateOf(response: { json(): Promise<{ status?: { state: string } }> }) {
  return (await response.json()).status?.state;
}
