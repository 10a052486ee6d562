import type { Page } from "@playwright/test";
import { demoAccount, type Sandbox } from "@jobcan-automation/sandbox";
import { chooseSheet, jobIdOf, start, usePractice } from "./support/page/autofill-page.ts";
import { expectOutcome, shownDays } from "./support/page/job-page.ts";
import { shortSheet } from "./support/sheets.ts";
import { expect, test } from "./support/test.ts";
import { words } from "./support/words.ts";

const label = words.job.left;

test.use({ serviceOptions: { sandbox: { tenant: "manual-approval" } } });

test("days that await approval can be checked again from the job's end, by reading alone", async ({
  page,
  service,
}) => {
  await chooseSheet(page, shortSheet(2));
  await usePractice(page);
  const first = await start(page, 2);
  await expectOutcome(page, "succeeded");
  const end = page.locator(".job-end");
  await expect(end.getByRole("heading", { level: 2 })).toHaveText(words.job.endNotes.awaiting(2));
  await expect(end.getByRole("list").getByText(label.tasks.approval)).toBeVisible();
  const { inserts, signInPosts } = service.sandbox.counts;

  await decideAll(service.sandbox, "approve");
  await checkAgain(page, 2);
  await expect.poll(() => jobIdOf(page)).not.toBe(first);
  await expectOutcome(page, "succeeded");
  await expect(end.getByRole("heading", { level: 2 })).toHaveText(words.job.endNotes.rechecked(2));
  await expect(end.getByText(label.nothing)).toBeVisible();
  const results = (await shownDays(page)).map(({ result }) => result);
  expect(results).toEqual([words.outcomes.verified, words.outcomes.verified]);
  expect(service.sandbox.counts).toMatchObject({ inserts, signInPosts: signInPosts + 1 });
});

test("a day that was turned down is told as missing, and the rest can be sent again", async ({
  page,
  service,
}) => {
  await chooseSheet(page, shortSheet(1));
  await usePractice(page);
  const first = await start(page, 1);
  await expectOutcome(page, "succeeded");

  await decideAll(service.sandbox, "reject");
  await checkAgain(page, 1);
  await expect.poll(() => jobIdOf(page)).not.toBe(first);
  await expectOutcome(page, "partial");
  const end = page.locator(".job-end");
  await expect(end.getByText(words.job.endNotes.differing(1))).toBeVisible();
  await expect(end.getByText(label.tasks.missing)).toBeVisible();
  await expect(page.getByRole("button", { name: words.job.firstError })).toBeVisible();
});

test("a recheck without its password is not sent, and says what is missing", async ({ page }) => {
  await chooseSheet(page, shortSheet(1));
  await usePractice(page);
  await start(page, 1);
  await expectOutcome(page, "succeeded");

  await page.getByRole("button", { name: label.recheck(1) }).click();
  const form = page.getByRole("form", { name: label.recheckTitle });
  await expect(form.getByLabel(words.autofill.password, { exact: true })).toBeFocused();
  await form.getByRole("button", { name: label.recheckStart }).click();
  await expect(form.getByText(words.autofill.why.noPassword)).toBeVisible();
});

/** What the manager does with all that waits. */
async function decideAll({ controlUrl }: Sandbox, does: "approve" | "reject"): Promise<void> {
  const answer = await fetch(new URL(`/control/${does}`, controlUrl), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: "{}",
  });
  expect(answer.ok).toBe(true);
}

async function checkAgain(page: Page, days: number): Promise<void> {
  await page.getByRole("button", { name: label.recheck(days) }).click();
  const form = page.getByRole("form", { name: label.recheckTitle });
  await expect(form.getByLabel(words.autofill.login)).toHaveValue(demoAccount.email);
  await form.getByLabel(words.autofill.password, { exact: true }).fill(demoAccount.password);
  await form.getByRole("button", { name: label.recheckStart }).click();
}
