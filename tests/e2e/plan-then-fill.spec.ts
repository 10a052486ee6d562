import type { Page } from "@playwright/test";
import {
  chooseSheet,
  jobIdOf,
  start,
  startPlan,
  usePractice,
} from "./support/page/autofill-page.ts";
import { countResults, expectOutcome } from "./support/page/job-page.ts";
import { recordedLines, wantedLines } from "./support/recorded-punches.ts";
import type { RunningService } from "./support/service.ts";
import { monthDays, monthFile } from "./support/sheets.ts";
import { storedFiles } from "./support/stored-files.ts";
import { expect, test } from "./support/test.ts";
import { words } from "./support/words.ts";

test("a dry run writes nothing and shows what would change; from it the same days are entered", async ({
  page,
  service,
}) => {
  await chooseSheet(page, monthFile);
  await usePractice(page);
  const planned = await startPlan(page, 19);
  await expectOutcome(page, "succeeded");
  await expect(page.getByText(words.job.endNotes.planned(19))).toBeVisible();
  expect(await countResults(page, words.plans.enter)).toBe(19);
  expect(service.sandbox.counts.writes).toBe(0);
  expect(recordedLines(service.sandbox)).toEqual([]);
  const cookies = service.sandbox.cookieValues();
  expect(cookies).not.toEqual([]);
  await expectNowhere(cookies, { page, service });

  await page.getByRole("button", { name: words.job.applyPlan(19) }).click();
  await page.waitForURL((url) => url.pathname !== `/jobs/${planned}`);
  expect(await jobIdOf(page)).not.toBe(planned);
  await expectOutcome(page, "succeeded");
  expect(await countResults(page, words.outcomes.verified)).toBe(19);
  expect(recordedLines(service.sandbox)).toEqual(wantedLines(monthDays));
  expect(service.sandbox.counts.signInPosts, "nobody signed in again").toBe(1);
  await expectNowhere(cookies, { page, service });
});

test("from a plan the sheet can be changed first, and is then sent with the password", async ({
  page,
  service,
}) => {
  await chooseSheet(page, monthFile);
  await usePractice(page);
  await startPlan(page, 19);
  await expectOutcome(page, "succeeded");

  await page.getByRole("button", { name: words.job.changePlan }).click();
  await page.waitForURL("**/autofill");
  await expect(page.getByText(words.autofill.rows(19, 19))).toBeVisible();
  await expect(page.getByLabel(words.autofill.password, { exact: true })).toHaveValue("");
  await usePractice(page);
  await start(page, 19);
  await expectOutcome(page, "succeeded");
  expect(recordedLines(service.sandbox)).toEqual(wantedLines(monthDays));
  expect(service.sandbox.counts.signInPosts).toBe(2);
});

/** What holds the plan's session is in no file, no line of the service's log and not in the page. */
async function expectNowhere(
  cookies: readonly string[],
  { page, service }: { page: Page; service: RunningService },
): Promise<void> {
  const id = await jobIdOf(page);
  const status = await (await page.request.get(`/status/${id}`)).text();
  const files = await storedFiles(service);
  expect(files).not.toEqual([]);
  const places = [
    ...files,
    { path: "the service's log", text: service.logLines.join("\n") },
    { path: "the job's status", text: status },
    { path: "the page", text: await page.content() },
  ];
  const found = places.filter(({ text }) => cookies.some((cookie) => text.includes(cookie)));
  expect(found.map(({ path }) => path)).toEqual([]);
}
