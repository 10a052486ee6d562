import { expect, test } from "vitest";
import type { GridCell } from "../../testing/grid-file.ts";
import { readGrid } from "../../testing/read-grid.ts";
import { first, heads, hours, second } from "../../testing/two-days.ts";

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

const dayNumbers = [heads, ["2", ...hours], ["4", ...hours]];

test.each([
  [["令和八年十一月"]],
  [
    ["年", 2026],
    ["月", 11],
  ],
])("the title %j says the month", async (...title) => {
  const { days } = await readGrid([...title, ...dayNumbers] as GridCell[][]);
  expect(days).toEqual([first, second]);
});

test.each(["2026年11月分（締日：15日）", "自 2026年10月16日 至 2026年11月15日"])(
  "%s is the month from the 16th",
  async (title) => {
    const { days } = await readGrid([[title], heads, ["30", ...hours], ["2", ...hours]]);
    expect(days).toEqual(["10-30 9:00-18:00", first]);
  },
);

test.each([
  ["Mon 2", "Wed 4"],
  ["2nd", "4th"],
  ["1102", "1104"],
  ["2026/11/2/月", "2026/11/4/水"],
])("%s is a day", async (day, other) => {
  const { days } = await readGrid([["2026年11月"], heads, [day, ...hours], [other, ...hours]]);
  expect(days).toEqual([first, second]);
});

test("a weekday before a number that contradicts the title's month is not read in silence", async () => {
  const { days } = await readGrid([
    ["2026年11月"],
    heads,
    ["Mon 2", ...hours],
    ["Thu 4", ...hours],
  ]);
  expect(days.filter((day) => day === second)).toEqual([]);
});
