import { expect, test } from "vitest";
import { at, november, readGrid } from "../../testing/read-grid.ts";

const twoDays = ["11-02 9:00-18:00", "11-04 9:15-18:30"];

test.each(["勤務時間", "実 行 時 間", "時間", "実働", "Working hours"])(
  "start, ～ and end in three columns under %s are start and end",
  async (head) => {
    const read = await readGrid([
      ["日付", head, "", "", "備考"],
      [november(2), at(9), "～", at(18), ""],
      [november(4), at(9, 15), "～", at(18, 30), "在宅"],
      [november(5), "", "～", "", ""],
    ]);
    expect(read.days).toEqual(twoDays);
    expect(read.notes).toEqual(["", "在宅"]);
    expect(read.issues.filter((issue) => issue.endsWith("error"))).toEqual([]);
  },
);

test("a break in three columns under one head is read beside such hours", async () => {
  const read = await readGrid([
    ["日付", "勤務時間", "", "", "休憩時間", "", ""],
    [november(2), "9:00", "-", "18:00", "12:00", "-", "13:00"],
  ]);
  expect(read.days).toEqual(["11-02 9:00-18:00 (12:00-13:00)"]);
});

test("such hours under 予定 beside those under 実績 are not read", async () => {
  const read = await readGrid([
    ["日付", "予定", "", "", "実績", "", ""],
    [november(2), "8:00", "～", "17:00", "9:00", "～", "18:00"],
  ]);
  expect(read.days).toEqual(["11-02 9:00-18:00"]);
  expect(read.issues).toEqual(["B1+D1 other_hours info"]);
});

test.each([
  ["a colon between", [9, ":", "00"], [18, ":", "00"], [9, ":", "15"], [18, ":", "30"]],
  ["nothing between", [9, "", "00"], [18, "", "00"], [9, "", "15"], [18, "", "30"]],
  ["時 and 分", ["9", "時", "00"], ["18", "時", "00"], ["9", "時", "15"], ["18", "時", "30"]],
])("hours and minutes in columns of their own, %s, are one time", async (_, ...parts) => {
  const [start, end, start2, end2] = parts;
  const read = await readGrid([
    ["日付", "出勤", "", "", "退勤", "", ""],
    [november(2), ...(start ?? []), ...(end ?? [])],
    [november(4), ...(start2 ?? []), ...(end2 ?? [])],
  ]);
  expect(read.days).toEqual(twoDays);
  const one = await readGrid([
    ["日付", "勤務時間", "", "", "", "", "", ""],
    [november(2), ...(start ?? []), "～", ...(end ?? [])],
    [november(4), ...(start2 ?? []), "～", ...(end2 ?? [])],
  ]);
  expect(one.days).toEqual(twoDays);
});

test("minutes that cannot be read are never left out of a suggestion", async () => {
  const read = await readGrid([
    ["日付", "出勤", "", "", "退勤", "", ""],
    [november(2), 9, ":", "00", 18, ":", "00"],
    [november(4), 9, ":", "15", 18, ":", "30"],
    [november(5), 9, ":", "3O", 18, ":", "30"],
  ]);
  expect(read.daysIfTaken).toEqual(twoDays);
});

test("bare hours beside a column without a head are not joined with it", async () => {
  const read = await readGrid([
    ["日付", "出勤", "", "退勤", ""],
    [november(2), 9, 1, 18, 8],
    [november(4), 9, 1, 18, 8],
  ]);
  expect(read.days).toEqual([]);
  expect(read.daysIfTaken).toEqual(["11-02 9:00-18:00", "11-04 9:00-18:00"]);
});

test("an end after midnight under a head of its own is no minute", async () => {
  const read = await readGrid([
    ["日付", "出勤", "退勤"],
    ["", "", ""],
    [november(2), 17, 25],
    [november(4), 17, 26],
  ]);
  expect(read.daysIfTaken).toEqual(["11-02 17:00-25:00", "11-04 17:00-26:00"]);
});
