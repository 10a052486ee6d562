import { expect, test } from "vitest";
import { leaveIn } from "@jobcan-automation/timesheet";
import { november, readGrid } from "../../testing/read-grid.ts";

const hours = ["9:00", "18:00"];

test("words of leave are known, alone and in a sentence", () => {
  const day =
    "有給 有休 年休 欠勤 公休 代休 振休 特休 慶弔 休暇 休日 有 休 欠 忌引き 産休 夏季休暇 私用のため欠勤 休日出勤（代休11/20） PTO dayoff Holiday AnnualLeave";
  const half = "半休 午前半休 午後半休 AM休 PM半休 半日休暇 時間有給";
  expect(day.split(" ").filter((word) => leaveIn(word) !== "day")).toEqual([]);
  expect(half.split(" ").filter((word) => leaveIn(word) !== "half")).toEqual([]);
});

test("work on a day off, breaks and what only resembles leave are none", () => {
  const words =
    "出勤 通常 休日出勤 休出 法定休日勤務 振替出勤 休憩60分 休憩は12時から 休みなし 在宅 直行 遅刻 早退 有給残10日 birthday 日 土 leftearly";
  expect(words.split(" ").filter((word) => leaveIn(word) !== undefined)).toEqual([]);
});

test.each([
  [
    "a column of kinds",
    [
      ["日付", "区分", "開始", "終了"],
      [november(2), "有給", ...hours],
    ],
    "B2",
  ],
  [
    "the note",
    [
      ["日付", "開始", "終了", "備考"],
      [november(2), ...hours, "欠勤"],
    ],
    "D2",
  ],
  [
    "a column without a head",
    [
      ["日付", "開始", "終了"],
      [november(2), ...hours, "", "公休"],
    ],
    "E2",
  ],
  [
    "left of the date",
    [
      ["", "日付", "開始", "終了"],
      ["代休", november(2), ...hours],
    ],
    "A2",
  ],
  [
    "a mark under 有給",
    [
      ["日付", "開始", "終了", "有給"],
      [november(2), ...hours, "○"],
    ],
    "D2",
  ],
])("leave in %s puts the hours beside it in doubt", async (_, rows, cell) => {
  const read = await readGrid(rows);
  expect(read.days).toEqual(["11-02 9:00-18:00?"]);
  expect(read.issues).toEqual([`${cell} leave_over_times warning`]);
});

test("leave in a CSV is read the same way", async () => {
  const read = await readGrid("日付,区分,開始,終了\n2026/11/2,有給,9:00,18:00\n");
  expect(read.days).toEqual(["11-02 9:00-18:00?"]);
});

test("half a day of leave fits half a day of work, not a whole one", async () => {
  const read = await readGrid([
    ["日付", "開始", "終了", "備考"],
    [november(2), "9:00", "13:00", "午後半休"],
    [november(4), ...hours, "午後半休"],
  ]);
  expect(read.days).toEqual(["11-02 9:00-13:00", "11-04 9:00-18:00?"]);
});

test("leave in place of both times is a day off; in place of one of them it is a mistake", async () => {
  const read = await readGrid([
    ["日付", "開始", "終了"],
    [november(2), "有給", "有給"],
    [november(4), "休", ""],
    [november(5), "×", "×"],
    [november(6), "半休", "18:00"],
    [november(9), "直行", "直帰"],
  ]);
  expect(read.days).toEqual([]);
  expect(read.issues).toEqual([
    "B5 not_a_time error",
    "B6 not_a_time error",
    "C6 not_a_time error",
  ]);
});

test("a row marked as planned is doubtful, unless the hours worked stand in the next row", async () => {
  const csv =
    "日付,区分,開始,終了\n2026/11/2,予定,9:00,18:00\n2026/11/4,予定,9:00,18:00\n,実績,9:30,19:00\n";
  const { days, issues } = await readGrid(csv);
  expect(days).toEqual(["11-02 9:00-18:00?", "11-04 9:30-19:00"]);
  expect(issues).toEqual(["B2 planned_row warning", "C3 planned_rows info"]);
});

test("lines merged by an unclosed quote are reported on the row that holds them", async () => {
  const read = await readGrid(
    '日付,開始,終了,備考\n2026/11/2,9:00,18:00,"直\n2026/11/4,9:00,18:00,\n2026/11/5,9:00,18:00,"客\n2026/11/6,9:00,18:00,\n',
  );
  expect(read.days).toEqual(["11-02 9:00-18:00?", "11-06 9:00-18:00"]);
  expect(read.issues).toEqual(["A2 quote_left_open warning"]);
  const rightly = await readGrid('日付,開始,終了,備考\n2026/11/2,9:00,18:00,"a\nb 10/1 c"\n');
  expect(rightly.days).toEqual(["11-02 9:00-18:00"]);
});

test("sums, examples and signature boxes are no days, whichever column shows it", async () => {
  const read = await readGrid([
    ["No", "日付", "開始", "終了"],
    [1, november(2), ...hours],
    ["", "例", "9:00", "18:00"],
    ["", "", "合計", "18:00"],
    ["総労働時間", "", "", "18:00"],
    ["", "出勤日数", "2日", ""],
  ]);
  expect(read.days).toEqual(["11-02 9:00-18:00"]);
  expect(read.issues.filter((issue) => issue.endsWith("error"))).toEqual([]);
});
