import { expect, test } from "vitest";
import type { GridCell } from "../../testing/grid-file.ts";
import { readGrid } from "../../testing/read-grid.ts";

const hours = ["9:00", "18:00"];
const table: GridCell[][] = [
  ["日", "出勤", "退勤"],
  ["2", ...hours],
  ["4", ...hours],
];

async function daysUnder(...title: GridCell[][]): Promise<string[]> {
  return (await readGrid([...title, ...table])).days;
}

const others: GridCell[][] = [
  ["契約期間 2026/4/1～2027/3/31"],
  ["有効期間：2026年4月～2027年3月"],
  ["工期 2026年9月～2027年2月"],
  ["第3版 2024年4月1日"],
  ["Rev. 2025.10"],
  ["2026年4月1日施行"],
  ["36協定 起算日 2026年4月1日"],
  ["資格取得 2025年6月"],
  ["社員番号 202601"],
  ["社員番号", "202601"],
  ["前月残 10月: 5日"],
];

test.each(others)("%s is not the month of the sheet", async (...words) => {
  expect(await daysUnder(words)).toEqual([]);
});

test.each(others)("%s does not hide the month that a title says", async (...words) => {
  const days = ["11-02 9:00-18:00", "11-04 9:00-18:00"];
  expect(await daysUnder(words, ["2026年11月"])).toEqual(days);
});

test.each([
  "2026年11月度 契約期間 2026/11/1～2026/11/30",
  "2026年11月 勤務表 No.3",
  "2026年11月 契約社員",
  "出勤簿（第2号様式）2026年11月分",
])("%s is the month of the sheet", async (title) => {
  expect(await daysUnder([title])).toEqual(["11-02 9:00-18:00", "11-04 9:00-18:00"]);
});

test("of a row of months none is taken", async () => {
  expect(await daysUnder(["10月", "●11月", "12月"])).toEqual([]);
});
