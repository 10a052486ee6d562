import { chooseSheet, jobIdOf, start, usePractice } from "./support/page/autofill-page.ts";
import { countResults, expectOutcome, shownDays } from "./support/page/job-page.ts";
import { recordedLines, wantedLines } from "./support/recorded-punches.ts";
import { monthDays, shortSheet } from "./support/sheets.ts";
import { expect, test } from "./support/test.ts";
import { words } from "./support/words.ts";

test.use({ serviceOptions: { sandbox: { tenant: "leave-over-days" } } });

test("days whose leave cannot be read stay as they are, and are entered where the user says so", async ({
  page,
  service,
}) => {
  service.sandbox.setFault({ name: "renamed-field", on: "leave" });
  await chooseSheet(page, shortSheet(3));
  await usePractice(page);
  await start(page, 3);
  const card = page.locator(".question-card");
  await card.getByRole("radio", { name: words.unreadLeave.leave }).check({ timeout: 60_000 });
  await card.getByRole("button", { name: words.job.question.choose }).click();
  await expectOutcome(page, "partial");
  expect((await shownDays(page)).map(({ result, reason }) => [result, reason])).toEqual(
    Array.from({ length: 3 }, () => [words.outcomes.skipped, words.reasons.leave_unread({})]),
  );
  expect(recordedLines(service.sandbox)).toEqual([]);

  await page.getByRole("button", { name: words.job.again(3) }).click();
  await page.waitForURL("**/autofill");
  await usePractice(page);
  await page.getByText(words.autofill.moreOptions).click();
  await page.getByRole("checkbox", { name: words.autofill.unreadLeave }).check();
  await page.getByRole("button", { name: words.autofill.start(3) }).click();
  await jobIdOf(page);
  await expectOutcome(page, "succeeded");
  expect(await countResults(page, words.outcomes.verified)).toBe(3);
  expect(recordedLines(service.sandbox)).toEqual(wantedLines(monthDays.slice(0, 3)));
});
