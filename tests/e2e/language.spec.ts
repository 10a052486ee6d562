import { en } from "@jobcan-automation/sentences";
import { wordsEn } from "../../apps/web/src/i18n/words-en.ts";
import { chooseSheet, jobIdOf } from "./support/page/autofill-page.ts";
import { shortSheet } from "./support/sheets.ts";
import { expect, test } from "./support/test.ts";
import { words } from "./support/words.ts";

test("the language is switched in place, leaves the chosen sheet in place, and is remembered", async ({
  page,
}) => {
  await chooseSheet(page, shortSheet(2));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.autofill.title);
  await expect(page.locator("html")).toHaveAttribute("lang", "ja");

  await page.getByRole("button", { name: "English" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(wordsEn.autofill.title);
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page).toHaveTitle(new RegExp(wordsEn.autofill.title));
  await expect(page.getByText(wordsEn.autofill.rows(2, 2))).toBeVisible();

  await page.getByRole("button", { name: wordsEn.autofill.usePractice }).click();
  await page.getByRole("button", { name: wordsEn.autofill.start(2) }).click();
  await jobIdOf(page);
  const head = page.locator("header.job-head");
  await expect(head.getByText(en.jobOutcomes.succeeded, { exact: true })).toBeVisible();
  const log = page.getByRole("log");
  await expect(log).toContainText(en.log.browser_closed({}));
  expect(await page.locator("main").innerText(), "no Japanese left but the name").not.toMatch(
    /[ぁ-んァ-ヶ]/,
  );
  const receipt = page.getByRole("link", { name: "CSV" });
  await expect(receipt).toHaveAttribute("href", /\.csv\?lang=en$/);

  await page.reload();
  await expect(head.getByText(en.jobOutcomes.succeeded, { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "日本語" }).click();
  await expect(head.getByText(words.jobOutcomes.succeeded, { exact: true })).toBeVisible();
});
