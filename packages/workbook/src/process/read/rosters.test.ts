import { expect, test } from "vitest";
import { november, readGrid } from "../../testing/read-grid.ts";

const twoDays = ["11-02 9:00-18:00", "11-04 9:30-19:00"];

test("two columns for each day across are a day a column, their issues at the day's own cells", async () => {
  const read = await readGrid([
    ["", november(2), "", november(4), "", november(5), ""],
    ["", "出勤", "退勤", "出勤", "退勤", "出勤", "退勤"],
    ["山田", "9:00", "18:00", "9:30", "19:00", "9:00", ""],
  ]);
  expect(read.days).toEqual(twoDays);
  expect(read.issues).toEqual(["A1 layout_read info", "G3 missing_end error"]);
});

test("hours in one cell a day are read, with the plan above them named", async () => {
  const read = await readGrid([
    ["2026年11月"],
    ["", "2(月)", "4(水)", "5(木)"],
    ["予定", "9:00-18:00", "9:00-18:00", "9:00-18:00"],
    ["実績", "9:00-18:00", "9:30-19:00", "休"],
  ]);
  expect(read.days).toEqual(twoDays);
  expect(read.issues).toEqual(
    expect.arrayContaining(["A3 other_hours info", "B2 month_understood info"]),
  );
  expect(read.issues.filter((issue) => issue.endsWith("error"))).toEqual([]);
});

const week = (days: number[], hours: string[]) => [
  ["", ...days.map((day) => november(day))],
  ["勤務", ...hours],
  [""],
];

test("rosters of weeks below each other are read", async () => {
  const read = await readGrid([
    ...week([2, 4, 5], ["9:00～18:00", "9:30～19:00", ""]),
    ...week([9, 10, 11], ["9:00～18:00", "", "10:00～19:00"]),
  ]);
  expect(read.days).toEqual([...twoDays, "11-09 9:00-18:00", "11-11 10:00-19:00"]);
});

test("a hidden day of a roster is reported", async () => {
  const rows = [
    ["", november(2), november(4)],
    ["勤務", "9:00～18:00", "9:30～19:00"],
  ];
  const read = await readGrid(rows, { hiddenColumns: [3] });
  expect(read.days).toEqual(twoDays);
  expect(read.issues).toContain("C1 hidden_columns warning");
});
