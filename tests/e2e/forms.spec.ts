import { readFileSync } from "node:fs";
import { chooseSheet, start, usePractice } from "./support/page/autofill-page.ts";
import { expectOutcome, shownDays } from "./support/page/job-page.ts";
import { recordedLines, wantedLines } from "./support/recorded-punches.ts";
import { fixtureFile, type SheetDay } from "./support/sheets.ts";
import { expect, test } from "./support/test.ts";
import { words } from "./support/words.ts";

interface Expected {
  files: Record<string, { anyOf: { rows: SheetDay[] }[] }>;
}

const expected: unknown = JSON.parse(readFileSync(fixtureFile("sheets/expected.json"), "utf8"));

/** The days that the sheet's owner means. */
function meantDays(file: string): SheetDay[] {
  // The file is the repository's own.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const days = (expected as Expected).files[file]?.anyOf[0]?.rows ?? [];
  return days.toSorted((a, b) => a.date.localeCompare(b.date));
}

for (const [form, file] of [
  ["day numbers with a title", "year-and-month-in-two-cells.xlsx"],
  ["day numbers with the month in the file's name", "timesheet-2026-11-day-numbers.xlsx"],
  ["two halves side by side", "two-halves-side-by-side.xlsx"],
  ["contract beside recorded hours", "contract-hours-then-actual-hours.xlsx"],
] as const) {
  test(`a form of ${form} goes from upload to verified without a keystroke in the grid, and without red`, async ({
    page,
    service,
  }) => {
    const days = meantDays(file);
    expect(days.length).toBeGreaterThan(3);
    await chooseSheet(page, fixtureFile(`sheets/${file}`));

    await expect(page.getByText(words.autofill.rows(days.length, days.length))).toBeVisible();
    await expect(page.locator(".grid .cell-error, .grid .is-fix, .issue-error")).toHaveCount(0);
    await usePractice(page);
    await start(page, days.length);
    await expectOutcome(page, "succeeded");
    const shown = await shownDays(page);
    expect(shown.map(({ date, result }) => [date, result])).toEqual(
      days.map(({ date }) => [date, words.outcomes.verified]),
    );
    expect(recordedLines(service.sandbox)).toEqual(wantedLines(days));
  });
}
