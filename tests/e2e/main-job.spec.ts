import { chooseSheet, start, usePractice } from "./support/autofill-page.ts";
import { monthDays, monthFile } from "./support/sheets.ts";
import { countResults, expectOutcome, logHeight, shownDays, stateTag } from "./support/job-page.ts";
import { keptLines, wantedLines } from "./support/kept-punches.ts";
import { expect, test } from "./support/test.ts";
import { words } from "./support/words.ts";

test.describe("against a site with a little latency", () => {
  test.use({ serviceOptions: { sandbox: { latencyMs: 10 } } });

  test("a month is uploaded, watched while it is entered, and read as verified day by day", async ({
    page,
    service,
  }) => {
    await chooseSheet(page, monthFile);
    await expect(page.getByText(words.autofill.rows(19, 19))).toBeVisible();
    await usePractice(page);
    await start(page, 19);

    await expect(stateTag(page, words.jobStates.running)).toBeVisible();
    const heights: number[] = [];
    await expect
      .poll(async () => {
        const height = await logHeight(page);
        const isRunning = await stateTag(page, words.jobStates.running).isVisible();
        if (isRunning && height !== heights.at(-1)) heights.push(height);
        return heights.length;
      })
      .toBeGreaterThan(3);
    expect(heights).toEqual(heights.toSorted((a, b) => a - b));
    expect(await countResults(page, words.outcomes.verified)).toBeLessThan(19);

    await expectOutcome(page, "succeeded");
    const days = await shownDays(page);
    expect(days.map(({ date, wanted }) => `${date} ${wanted}`)).toEqual(
      monthDays.map((day) => `${day.date} ${day.start} – ${day.end}`),
    );
    expect(new Set(days.map(({ result }) => result))).toEqual(new Set([words.outcomes.verified]));
    expect(keptLines(service.sandbox)).toEqual(wantedLines(monthDays));
  });
});
