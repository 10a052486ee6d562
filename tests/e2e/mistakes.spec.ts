import { issueSentence } from "@jobcan-automation/sentences";
import {
  cellValue,
  chooseSheet,
  gridCell,
  start,
  usePractice,
} from "./support/page/autofill-page.ts";
import { expectOutcome, shownDays } from "./support/page/job-page.ts";
import { recordedLines } from "./support/recorded-punches.ts";
import { fixtureFile } from "./support/sheets.ts";
import { expect, test } from "./support/test.ts";
import { words } from "./support/words.ts";

type IssueCode = keyof typeof words.issues;

interface Mistake {
  cell: string;
  code: IssueCode;
  value: string;
  alsoCells?: string[];
}

const mistakes: Mistake[] = [
  { cell: "A3", code: "no_such_day", value: "2026-11-31" },
  { cell: "B4", code: "not_a_time", value: "25:70" },
  { cell: "C5", code: "end_not_after_start", value: "09:00" },
  { cell: "B6", code: "missing_start", value: "" },
  { cell: "A7", code: "same_day_twice", value: "2026-11-02", alsoCells: ["A2"] },
  { cell: "A10", code: "not_a_date", value: "昨日" },
];

test("mistakes are shown at their cells; one is corrected in the grid, and what is good is sent", async ({
  page,
  service,
}) => {
  await chooseSheet(page, fixtureFile("with-mistakes.xlsx"));

  await expect(page.getByText(words.autofill.errors(mistakes.length))).toBeVisible();
  for (const mistake of mistakes) {
    const { cell } = mistake;
    const sentence = issueSentence(words, { ...mistake, sheet: "", row: 1, level: "error" });
    const place = gridCell(page, cell);
    await expect(place, cell).toHaveAttribute("aria-invalid", "true");
    await expect(place, cell).toHaveAccessibleDescription(new RegExp(escaped(sentence)));
    await expect(page.getByText(sentence, { exact: true }).first()).toBeVisible();
    for (const other of mistake.alsoCells ?? []) {
      await expect(gridCell(page, other), other).toHaveAttribute("aria-invalid", "true");
    }
  }
  await expect(page.getByText(words.autofill.rows(2, 9))).toBeVisible();

  await gridCell(page, "B4").click();
  const wrong = page.getByRole("textbox", { name: /^B4 / });
  await wrong.fill("9:30");
  await wrong.press("Enter");
  await expect(wrong).toHaveCount(0);
  await expect(gridCell(page, "B4")).toBeFocused();
  await expect(cellValue(page, "B4")).toHaveText("9:30");
  await expect(gridCell(page, "B4")).not.toHaveAttribute("aria-invalid");
  await expect(page.getByText(words.autofill.errors(mistakes.length - 1))).toBeVisible();
  await expect(page.getByText(words.autofill.rows(3, 9))).toBeVisible();

  await page.getByRole("checkbox", { name: words.autofill.selectRow("8") }).uncheck();
  await usePractice(page);
  await start(page, 2);
  await expectOutcome(page, "succeeded");
  expect((await shownDays(page)).map(({ date, result }) => `${date} ${result}`)).toEqual([
    `2026-11-04 ${words.outcomes.verified}`,
    `2026-11-10 ${words.outcomes.verified}`,
  ]);
  expect(recordedLines(service.sandbox)).toEqual([
    "2026-11-04 work_start 9:30",
    "2026-11-04 work_end 18:00",
    "2026-11-10 work_start 18:00",
    "2026-11-10 work_end 33:00",
  ]);
});

test("days without a year are read by the sheet's title, without a red cell", async ({ page }) => {
  const sheet = [
    "2026年10月度 勤務表,,",
    "日付,開始時刻,終了時刻",
    "10/1(木),9:00,18:00",
    "10/2(金),9:00,18:00",
  ];
  await chooseSheet(page, {
    name: "十月.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(sheet.join("\r\n")),
  });
  await expect(page.getByText(words.autofill.rows(2, 2))).toBeVisible();
  await expect(page.getByLabel(words.autofill.monthLabel)).toHaveValue("2026-10");
  await expect(page.locator(".cell-error, .issue-error")).toHaveCount(0);
});

test("the month of day numbers is chosen once for all of them", async ({ page }) => {
  const sheet = ["日付,開始時刻,終了時刻", "2(月),9:00,18:00", "4(水),9:00,18:00"];
  await chooseSheet(page, {
    name: "勤怠.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(sheet.join("\r\n")),
  });
  const field = page.getByLabel(words.autofill.monthLabel);
  await expect(field).toHaveValue("");

  await field.selectOption({ index: 1 });
  await expect(page.getByText(words.autofill.rows(2, 2))).toBeVisible();
  await expect(page.locator(".cell-error, .issue-error")).toHaveCount(0);
});

test("a file that is no sheet is refused with what to do, and another can be chosen at once", async ({
  page,
  complaints,
}) => {
  complaints.tolerate(/workbooks\.upload/);
  await page.goto("/autofill");
  const input = page.locator("input[type=file]");
  await input.setInputFiles({
    name: "photo.xlsx",
    mimeType: "application/octet-stream",
    buffer: Buffer.from("\u0089PNG\r\n\u001A\n not a workbook at all", "latin1"),
  });
  await expect(page.getByRole("alert")).toBeVisible();
  await expect(page.getByRole("alert")).toContainText(/Excel|テンプレート/);

  await input.setInputFiles(fixtureFile("month-libreoffice.xlsx"));
  await expect(page.getByText(words.autofill.rows(19, 19))).toBeVisible();
  await expect(page.getByRole("alert")).toHaveCount(0);
});

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
