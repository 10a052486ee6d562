import { chooseSheet, start, typeAccount } from "./support/page/autofill-page.ts";
import { countResults, expectOutcome } from "./support/page/job-page.ts";
import { expectNoBrowser } from "./support/no-browser.ts";
import { shortSheet } from "./support/sheets.ts";
import { expect, test } from "./support/test.ts";
import { words } from "./support/words.ts";

test("a wrong password is reported as such, is sent once, and leaves no browser", async ({
  page,
  service,
}) => {
  await chooseSheet(page, shortSheet(3));
  await typeAccount(page, "demo@example.jp", "not-the-password");
  await start(page, 3);

  await expectOutcome(page, "failed");
  const { what, next } = words.errors.LOGIN_REJECTED({});
  await expect(page.locator(".notice").getByText(what)).toBeVisible();
  await expect(page.locator(".notice").getByText(next)).toBeVisible();
  expect(await countResults(page, words.outcomes.not_reached)).toBe(3);
  expect(service.sandbox.counts).toMatchObject({ signInPosts: 1, inserts: 0 });
  await expectNoBrowser(service);
  expect(service.logLines.filter((line) => line.startsWith("browser_count"))).toEqual([
    "browser_count increment count=1",
    "browser_count decrement count=0",
  ]);
});
