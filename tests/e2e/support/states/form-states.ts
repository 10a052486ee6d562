import type { Page } from "@playwright/test";
import { headerRow, textRow, xlsxFile } from "@jobcan-automation/workbook/testing";
import { chooseSheet, gridCell, usePractice } from "../page/autofill-page.ts";
import type { RunningService } from "../service.ts";
import { fixtureFile, type GivenFile, monthFile } from "../sheets.ts";
import { expect } from "../test.ts";
import { words } from "../words.ts";
import type { InspectState } from "./inspect-state.ts";

const label = words.autofill;
const longName = "2026年11月_勤怠表_東日本第二営業本部カスタマーサクセス推進部_最終版_修正済み(3)";

/** Every state of the form, one after the other; the service is down in the last one. */
export async function formStates(
  page: Page,
  inspect: InspectState,
  service: RunningService,
): Promise<void> {
  await page.goto("/autofill");
  await expect(page.getByRole("button", { name: label.usePractice })).toBeVisible();
  await inspect("form-empty");
  await page.getByRole("button", { name: label.startNothing }).click();
  await expect(page.getByText(label.why.noFile)).toBeVisible();
  await inspect("form-nothing-given");
  await refusedFiles(page, inspect);

  await page.locator("input[type=file]").setInputFiles(unknownHeadings);
  await expect(page.getByText(label.mapTitle)).toBeVisible();
  await inspect("form-columns");
  await chooseSheet(page, dayNumbers);
  await expect(page.getByLabel(label.monthLabel)).toHaveValue("");
  await inspect("form-month-needed");
  await page.getByLabel(label.monthLabel).selectOption({ index: 1 });
  await expect(page.getByText(label.rows(2, 2))).toBeVisible();
  await inspect("form-month-read");
  await chooseSheet(page, severalSheets());
  await inspect("form-several-sheets");
  await chooseSheet(page, yearlyBook());
  await expect(page.locator(".sheet-offers button")).toHaveCount(2);
  await inspect("form-yearly-book");
  await otherForms(page, inspect);
  await chooseSheet(page, fixtureFile("with-mistakes.xlsx"));
  await inspect("form-mistakes");
  await gridCell(page, "A3").click();
  await inspect("form-cell-open");
  await chooseSheet(page, longSheet());
  await inspect("form-long-sheet");
  await chooseSheet(page, fixtureFile("what-people-type.xlsx"));
  await inspect("form-with-notes");

  await chooseSheet(page, monthFile);
  await usePractice(page);
  await inspect("form-ready");
  await ownSignIn(page, inspect);
  await beforeRecording(page, inspect);
  await queueFull(page, inspect);
  await allOpened(page, inspect);
  await service.kill("SIGTERM");
  await page.getByRole("button", { name: label.startPlan(19) }).click();
  await expect(page.getByText(words.unreachable.what).first()).toBeVisible();
  await inspect("form-service-away");
}

async function refusedFiles(page: Page, inspect: InspectState): Promise<void> {
  const input = page.locator("input[type=file]");
  await input.setInputFiles({ name: "photo.png", mimeType: "image/png", buffer: Buffer.of(1, 2) });
  await expect(page.getByRole("alert").nth(1)).toBeVisible();
  await inspect("form-file-refused");
}

/** No password is given; the person signs in themselves. */
async function ownSignIn(page: Page, inspect: InspectState): Promise<void> {
  await page.getByText(label.signIn.own, { exact: true }).click();
  await expect(page.getByText(label.signIn.ownNote)).toBeVisible();
  await inspect("form-own-sign-in");
  await page.getByText(label.signIn.password, { exact: true }).click();
}

async function beforeRecording(page: Page, inspect: InspectState): Promise<void> {
  await page.getByText(words.targets.jobcan, { exact: true }).click();
  await page.getByRole("button", { name: label.start(19) }).click();
  await expect(page.getByRole("button", { name: label.firstDayOnly })).toBeVisible();
  await inspect("form-before-recording");
  await page.getByText(words.targets.practice, { exact: true }).click();
}

/** Refused, and counted down to the retry. */
async function queueFull(page: Page, inspect: InspectState): Promise<void> {
  const report = { code: "QUEUE_FULL", facts: {}, retryAfterSecs: 3600 };
  const data = { code: "SERVICE_UNAVAILABLE", httpStatus: 503, report };
  await page.route("**/trpc/jobs.submit*", (route) =>
    route.fulfill({ status: 503, json: { error: { code: -32_603, message: "", data } } }),
  );
  await page.getByRole("button", { name: label.start(19) }).click();
  await expect(page.getByRole("timer")).toBeVisible();
  await inspect("form-queue-full");
  await page.getByRole("button", { name: words.retry.cancel }).click();
  await page.unroute("**/trpc/jobs.submit*");
}

async function allOpened(page: Page, inspect: InspectState): Promise<void> {
  await page.getByText(label.companyOpen).click();
  await page.getByText(label.moreOptions).click();
  await page.getByText(label.mapChange).click();
  await page.getByRole("checkbox", { name: label.plan }).check();
  await page.getByRole("button", { name: label.showPassword }).click();
  await page.getByText(words.targets.jobcan, { exact: true }).click();
  await inspect("form-all-opened");
  await page.getByText(words.targets.practice, { exact: true }).click();
}

/** Headings that name no column. */
export const unknownHeadings: GivenFile = csv("タイムカード.csv", [
  "いつ,はじまり（出社した時刻をそのまま書いてください）,おわり,ひとこと",
  "2026-11-02,9:00,18:00,",
  "2026-11-04,9:00,18:00,在宅",
]);

/** Sheets whose columns or rows are unlike those of a plain one. */
async function otherForms(page: Page, inspect: InspectState): Promise<void> {
  await page.goto("/autofill");
  const unclear = fixtureFile("sheets/raw-punches-then-rounded-times.xlsx");
  await page.locator("input[type=file]").setInputFiles(unclear);
  await expect(page.getByRole("button", { name: label.mapUsePair(["B", "C"]) })).toBeVisible();
  await inspect("form-pairs");
  for (const [state, file] of [
    ["form-days-across", "days-across-dates.xlsx"],
    ["form-breaks", "two-breaks-numbered-headings.xlsx"],
    ["form-leave", "leave-days-with-prefilled-times.xlsx"],
    ["form-two-halves", "two-halves-side-by-side.xlsx"],
  ] as const) {
    await chooseSheet(page, fixtureFile(`sheets/${file}`));
    await inspect(state);
  }
}

/** Days that say no month, and nothing else that does. */
const dayNumbers: GivenFile = csv("勤怠.csv", [
  "日付,開始時刻,終了時刻",
  "2(月),9:00,18:00",
  "4(水),9:00,18:00",
]);

/** A workbook of three sheets, the last one hidden; a day of its own on each of the first two. */
export function severalSheets(): GivenFile {
  const buffer = xlsxFile({
    sheets: [
      { name: "11月", rows: headerRow + textRow(2, ["2026-11-02", "9:00", "18:00"]) },
      {
        name: "10月（東京本社・出社日のみ）",
        rows: headerRow + textRow(2, ["2026-10-01", "9:00", "18:00"]),
      },
      { name: "控え", rows: headerRow, state: "hidden" },
    ],
  });
  return { name: `${longName}.xlsx`, mimeType: "application/octet-stream", buffer };
}

/** A sheet for each month around today, saved on the first of them. */
export function yearlyBook(): GivenFile {
  const today = new Date(Date.now() + 9 * 3_600_000);
  const months = Array.from({ length: 4 }, (_, index) =>
    new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - 3 + index, 1)).toISOString(),
  );
  const sheets = months.map((iso) => ({
    name: monthName(iso),
    rows: headerRow + textRow(2, [`${iso.slice(0, 8)}01`, "9:00", "18:00"]),
  }));
  const cover = { name: "表紙", rows: textRow(1, ["勤怠表", "山田 太郎"]) };
  const buffer = xlsxFile({ sheets: [cover, ...sheets] });
  return { name: "勤怠_年間.xlsx", mimeType: "application/octet-stream", buffer };
}

/** "2026年11月" of an ISO time. */
export function monthName(iso: string): string {
  return `${iso.slice(0, 4)}年${Number(iso.slice(5, 7))}月`;
}

/** Three months, every fifth day wrong in one way or another. */
function longSheet(): GivenFile {
  const days = Array.from({ length: 90 }, (_, index) => {
    const date = new Date(Date.UTC(2026, 8, 1 + index)).toISOString().slice(0, 10);
    return index % 5 === 3
      ? `${date},25:70,二十五時ごろ（終電のあと、タクシーで帰宅）`
      : `${date},9:00,18:00`;
  });
  return csv(`${longName}.csv`, ["日付,開始時刻,終了時刻", ...days]);
}

function csv(name: string, lines: readonly string[]): GivenFile {
  return { name, mimeType: "text/csv", buffer: Buffer.from(lines.join("\r\n")) };
}
