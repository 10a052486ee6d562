import { expect, test } from "vitest";
import type { GridCell } from "../../testing/grid-file.ts";
import { readGrid } from "../../testing/read-grid.ts";

const day = "9:00-18:00";

async function errorsAndDays(rows: GridCell[][]) {
  const { days, issues } = await readGrid(rows);
  return { days, errors: issues.filter((issue) => issue.endsWith("error")) };
}

test.each([
  ["契約期間", "2026/4/1～2027/3/31"],
  ["所定時間", "9:00～18:00"],
  ["休憩時間", "1時間"],
  ["シフト番号", "1234"],
])("%s and its value above the heads are no group of columns", async (label, value) => {
  const read = await errorsAndDays([
    ["2026年11月"],
    ["会社名", "テスト", label, value],
    ["日付", "曜日", "勤務時間", ""],
    ["", "", "開始", "終了"],
    ["2", "月", "9:00", "18:00"],
    ["4", "水", "9:00", "18:00"],
  ]);
  expect(read).toEqual({ days: [`11-02 ${day}`, `11-04 ${day}`], errors: [] });
});

test("boxes to sign below the days name nobody", async () => {
  const read = await errorsAndDays([
    ["Employee:", "Taro Yamada"],
    ["Date", "Day", "Time In", "Time Out"],
    ["Nov 2", "Mon", "9:00 AM", "6:00 PM"],
    ["Total", "", "", ""],
    ["Employee Signature", "", "", "Date"],
    ["Supervisor Signature", "", "", "Date"],
  ]);
  expect(read).toEqual({ days: [`11-02 ${day}`], errors: [] });
});

test.each([
  ["（年月日）", "（時：分）", "（時：分）"],
  ["月日", "時分", "時分"],
  ["Date", "hh:mm", "hh:mm"],
])("a row of units below the heads (%s) is no other table", async (...units) => {
  const read = await errorsAndDays([
    ["日付", "出勤", "退勤"],
    units,
    ["2026/11/2", "9:00", "18:00"],
    ["2026/11/4", "9:00", "18:00"],
  ]);
  expect(read).toEqual({ days: [`11-02 ${day}`, `11-04 ${day}`], errors: [] });
});

test.each(["承認者", "客先担当", "上長確認", "Approver"])(
  "different names under %s are not those who worked",
  async (head) => {
    const read = await errorsAndDays([
      ["日付", "出勤", "退勤", head],
      ["2026/11/2", "9:00", "18:00", "佐藤 一郎"],
      ["2026/11/4", "9:00", "18:00", "鈴木 次郎"],
    ]);
    expect(read).toEqual({ days: [`11-02 ${day}`, `11-04 ${day}`], errors: [] });
  },
);
