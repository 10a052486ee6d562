import { chooseSheet, jobIdOf, usePractice } from "./support/page/autofill-page.ts";
import { expectOutcome } from "./support/page/job-page.ts";
import { recordedLines, wantedLines } from "./support/recorded-punches.ts";
import { monthDays, shortSheet } from "./support/sheets.ts";
import { expect, test } from "./support/test.ts";
import { words } from "./support/words.ts";

test("a sheet whose answer got lost was sent: the page goes on to its job and says nothing else", async ({
  page,
  service,
  complaints,
}) => {
  complaints.tolerate(/net::ERR_.*jobs\.submit/);
  await chooseSheet(page, shortSheet(2));
  await usePractice(page);
  const answered: number[] = [];
  await page.route(
    "**/trpc/jobs.submit*",
    async (route) => {
      answered.push((await route.fetch()).status());
      await route.abort("connectionreset");
    },
    { times: 1 },
  );
  await page.getByRole("button", { name: words.autofill.start(2) }).click();
  await jobIdOf(page);

  expect(answered, "the service had taken it").toEqual([200]);
  await expectOutcome(page, "succeeded");
  await expect(page.getByText(words.job.attachedHere)).toHaveCount(0);
  expect(recordedLines(service.sandbox)).toEqual(wantedLines(monthDays.slice(0, 2)));
});
