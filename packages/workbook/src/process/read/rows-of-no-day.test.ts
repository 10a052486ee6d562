import { expect, test } from "vitest";
import type { GridCell } from "../../testing/grid-file.ts";
import { readGrid } from "../../testing/read-grid.ts";
import { beside, first, heads, hours, second, twoDays } from "../../testing/two-days.ts";

test.each(["備考", "区分"])(
  "a row of a real day whose %s says that it is an example is no day",
  async (head) => {
    const { days, issues } = await readGrid(beside(head, "記入例", ""));
    expect(days).toEqual([second]);
    expect(issues).toEqual([]);
  },
);

/** Two days and, below them, a row that is no day. */
function below(...row: GridCell[]): GridCell[][] {
  return [...twoDays, row];
}

test.each([
  ["前月繰越", "", "10:00"],
  ["所定時間", "", "152:00"],
  ["過不足", "", "-3:00"],
  ["基準時間", "140:00", "180:00"],
  ["精算幅", "140", "180"],
  ["交通費", "", "1200"],
  ["支給額", "120000", ""],
  ["提出日", "2026/11/30", ""],
  ["承認者", "2026/12/1 10:15", "佐藤"],
  ["定時", "9:00", "18:00"],
  ["〆", "", "27:00"],
  ["①", "②", "③"],
  ["記載例", "9:00", "18:00"],
  ["※例 11/1", "9:00", "18:00"],
  ["YYYY/MM/DD", "9:00", "18:00"],
  ["○月○日", "9:00", "18:00"],
])("the row %s is no day and no error", async (...row) => {
  const { days, issues } = await readGrid(below(...row));
  expect(days).toEqual([first, second]);
  expect(issues.filter((issue) => issue.endsWith("error"))).toEqual([]);
});

test.each(["同上", "十一月六日", "Friday"])(
  "%s beside two times stays an error: it may be a day",
  async (date) => {
    const { issues } = await readGrid(below(date, ...hours));
    expect(issues).toContain("A4 not_a_date error");
  },
);

test.each([
  "明け",
  "祝",
  "文化の日",
  "創立記念日",
  "休館日",
  "店休",
  "土",
  "なし",
  "#N/A",
  "時　分",
  "～",
])("%s for times is a day off", async (mark) => {
  const { days, issues } = await readGrid(below("2026/11/7", mark, mark));
  expect(days).toEqual([first, second]);
  expect(issues.filter((issue) => issue.endsWith("error"))).toEqual([]);
});

test.each(["研修", "在宅", "直行"])(
  "%s for times is asked about: the day was worked",
  async (word) => {
    const { issues } = await readGrid(below("2026/11/6", word, word));
    expect(issues).toContain("B4 not_a_time error");
  },
);

test("a table of something else below the days is named, and is no day", async () => {
  const read = await readGrid([
    ...twoDays,
    ["交通費精算"],
    ["日付", "出発", "到着", "金額"],
    ["2026/11/2", "渋谷", "新宿", "170"],
    ["2026/11/4", "9:10", "9:40", "170"],
  ]);
  expect(read.days).toEqual([first, second]);
  expect(read.issues).toContain("A5 table_not_read warning");
  expect(read.issues.filter((issue) => issue.endsWith("error"))).toEqual([]);
});

test("the days' own heads below another table are followed again", async () => {
  const read = await readGrid([
    ...twoDays,
    ["日付", "行き先", "目的"],
    ["2026/11/4", "大阪", "商談"],
    heads,
    ["2026/11/6", ...hours],
  ]);
  expect(read.days).toEqual([first, second, "11-06 9:00-18:00"]);
});

test("a repeated head over two rows is no other table", async () => {
  const read = await readGrid([
    ["日付", "勤務時間", ""],
    ["", "開始", "終了"],
    ["2026/11/2", ...hours],
    ["日付", "勤務時間", ""],
    ["", "開始", "終了"],
    ["2026/11/4", ...hours],
  ]);
  expect(read.days).toEqual([first, second]);
});

test("a length of the month alone below the days is no day, and the last day is not in doubt", async () => {
  const { days, issues } = await readGrid([
    heads,
    ["2026/11/2", "9:00", "18:00"],
    ["2026/11/4", "9:00", "18:00"],
    ["", "", { n: 7.125, as: "[h]:mm" }],
  ]);
  expect(days).toEqual([first, second]);
  expect(issues).toEqual(["A4 missing_date warning"]);
});
