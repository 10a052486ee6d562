import { chooseSheet, start, typeAccount, usePractice } from "./support/page/autofill-page.ts";
import { slowDown } from "./support/slow-down.ts";
import { countResults, expectOutcome, downloadedLog, stateTag } from "./support/page/job-page.ts";
import { recordedLines, wantedLines } from "./support/recorded-punches.ts";
import { descendantsOf, stillAlive } from "@jobcan-automation/proc/testing";
import { monthDays, monthFile, shortSheet } from "./support/sheets.ts";
import { expect, test } from "./support/test.ts";
import { words } from "./support/words.ts";

/** Chromium's own errors while the service is down, and on the upload that it no longer has afterwards. */
const cutOff = /net::ERR_|404 \(Not Found\).*jobs\.submit/;

test("a reload in mid-job shows the whole log and goes on; a second tab shows the same", async ({
  page,
  context,
  service,
}) => {
  await chooseSheet(page, monthFile);
  await usePractice(page);
  slowDown(service.sandbox);
  await start(page, 19);
  await expect
    .poll(() => countResults(page, words.outcomes.verified), { timeout: 60_000 })
    .toBeGreaterThan(2);

  await page.reload();
  await expect(stateTag(page, words.jobStates.running)).toBeVisible();
  const reloaded = await downloadedLog(page);
  expect(reloaded[0]?.message.code).toBe("job_queued");
  expect(reloaded.filter(({ message }) => message.code === "day_ended").length).toBeGreaterThan(2);

  const tab = await context.newPage();
  await tab.goto(page.url());
  await expect(stateTag(tab, words.jobStates.running)).toBeVisible();
  service.sandbox.clearFaults();
  await Promise.all([expectOutcome(page, "succeeded"), expectOutcome(tab, "succeeded")]);
  expect(await countResults(tab, words.outcomes.verified)).toBe(19);
  const whole = await downloadedLog(page);
  expect(whole.at(-1)?.message.code).toBe("job_finished");
  expect(whole.filter(({ message }) => message.code === "punch_accepted")).toHaveLength(38);
  expect(await downloadedLog(tab)).toEqual(whole);
  expect(recordedLines(service.sandbox)).toEqual(wantedLines(monthDays));
});

test("another browser sees that there is no such job", async ({ page, newVisitor, complaints }) => {
  complaints.tolerate(/404 \(Not Found\).*jobs\.get/);
  await chooseSheet(page, shortSheet(1));
  await usePractice(page);
  await start(page, 1);

  const stranger = await newVisitor();
  await stranger.goto(page.url());
  await expect(stranger.getByText(words.errors.JOB_NOT_FOUND({}).what)).toBeVisible();
  await expect(stranger.getByRole("table")).toHaveCount(0);
  await stranger.goto(page.url().replace(/[^/]+$/, "0123456789abcdef0123456789abcdef"));
  await expect(stranger.getByText(words.errors.JOB_NOT_FOUND({}).what)).toBeVisible();
  await expectOutcome(page, "succeeded");
});

test("a service killed in mid-job says so when it is back, and sending the rest completes the month", async ({
  page,
  service,
  complaints,
}) => {
  complaints.tolerate(cutOff);
  await chooseSheet(page, monthFile);
  await usePractice(page);
  slowDown(service.sandbox);
  await start(page, 19);
  await expect
    .poll(() => countResults(page, words.outcomes.verified), { timeout: 60_000 })
    .toBeGreaterThan(2);
  const orphans = descendantsOf(service.pid);
  expect(orphans.length).toBeGreaterThan(1);

  await service.kill("SIGKILL");
  await expect(page.getByText(/^再接続中、#\d+ から再開$/)).toBeVisible();
  service.sandbox.clearFaults();
  await service.startAgain();

  await expectOutcome(page, "interrupted");
  await expect(page.getByText(words.errors.INTERRUPTED({}).what).first()).toBeVisible();
  await expect.poll(() => stillAlive(orphans)).toEqual([]);
  const verified = await countResults(page, words.outcomes.verified);
  expect(verified).toBeGreaterThan(2);
  expect(recordedLines(service.sandbox).slice(0, verified * 2)).toEqual(
    wantedLines(monthDays.slice(0, verified)),
  );

  await page.getByRole("button", { name: words.job.again(19 - verified) }).click();
  await page.waitForURL("**/autofill");
  await typeAccount(page, "demo@example.jp", "practice-1234");
  await start(page, 19 - verified);
  await expectOutcome(page, "succeeded");
  expect(recordedLines(service.sandbox)).toEqual(wantedLines(monthDays));
});

test("an unreachable service is reported; the file and the account stay, and the page goes on by itself", async ({
  page,
  service,
  complaints,
}) => {
  complaints.tolerate(cutOff);
  await chooseSheet(page, shortSheet(2));
  await usePractice(page);
  await service.kill("SIGTERM");
  await page.getByRole("button", { name: words.autofill.start(2) }).click();
  await expect(page.getByText(words.unreachable.what).first()).toBeVisible();
  await service.startAgain();

  await expectOutcome(page, "succeeded");
  expect(recordedLines(service.sandbox)).toEqual(wantedLines(monthDays.slice(0, 2)));
});

test("a file chosen while the service is down stays chosen, and is read as soon as it is up", async ({
  page,
  service,
  complaints,
}) => {
  complaints.tolerate(cutOff);
  await page.goto("/autofill");
  await expect(page.getByRole("button", { name: words.autofill.usePractice })).toBeVisible();
  await service.kill("SIGTERM");
  await page.locator("input[type=file]").setInputFiles(shortSheet(2));
  await expect(page.getByText(words.unreachable.what).first()).toBeVisible();
  await expect(page.getByText(words.autofill.reading("short.csv"))).toBeVisible();

  await service.startAgain();
  await expect(page.getByText(words.autofill.rows(2, 2))).toBeVisible();
});
