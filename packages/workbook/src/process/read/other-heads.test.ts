import { expect, test } from "vitest";
import { readGrid } from "../../testing/read-grid.ts";
import { beside, first, heads, hours, second } from "../../testing/two-days.ts";

test.each([
  ["休憩入", "休憩出"],
  ["休始", "休終"],
  ["休入", "休戻"],
  ["休憩1", "復帰1"],
  ["休憩", "戻り"],
  ["休憩 自", "休憩 至"],
  ["休憩(自)", "休憩(至)"],
  ["休憩IN", "休憩OUT"],
  ["休憩イン", "休憩アウト"],
  ["休み始め", "休み終わり"],
  ["Lunch Out", "Lunch In"],
])("the heads %s and %s are a break's start and end", async (start, end) => {
  const { days, issues } = await readGrid([
    [...heads, start, end],
    ["2026/11/2", ...hours, "12:00", "13:00"],
  ]);
  expect(days).toEqual([`${first} (12:00-13:00)`]);
  expect(issues).toEqual([]);
});

test.each([
  ["外出", "戻り"],
  ["外出時刻", "再入時刻"],
  ["中抜け", "復帰"],
])("the heads %s and %s are both named as not read", async (start, end) => {
  const { issues } = await readGrid([
    [...heads, start, end],
    ["2026/11/2", ...hours, "14:00", "15:00"],
  ]);
  expect(issues).toEqual(["D1+E1 other_hours info"]);
});

test.each([
  ["業務内容", "other_note"],
  ["事由", "other_note"],
  ["遅刻理由", "other_note"],
  ["休息", "other_break"],
  ["控除時間", "other_break"],
])("a filled column %s is named as not entered", async (head, code) => {
  const { issues } = await readGrid(beside(head, "1:00", "1:00"));
  expect(issues).toEqual([`D1 ${code} info`]);
});

test("an empty column of reasons is not named", async () => {
  expect((await readGrid(beside("理由", "", ""))).issues).toEqual([]);
});

test("every column of remarks beside the note is named", async () => {
  const { issues } = await readGrid([
    [...heads, "備考", "連絡事項", "上長コメント"],
    ["2026/11/2", ...hours, "a", "b", "c"],
  ]);
  expect(issues).toEqual(["E1 other_note info", "F1 other_note info"]);
});

test("an end with the overtime is named beside the end that is read", async () => {
  const { issues } = await readGrid(beside("終了(残業含む)", "19:00", "20:00"));
  expect(issues).toEqual(["D1 other_hours info"]);
});

test("a column of spans may hold words of leave and marks in most of its rows", async () => {
  const { days, issues } = await readGrid([
    ["日付", "勤務時間"],
    ["2026/11/1", "～"],
    ["2026/11/2", "9:00～18:00"],
    ["2026/11/7", "休"],
    ["2026/11/8", "有給"],
  ]);
  expect(days).toEqual([first]);
  expect(issues.filter((issue) => issue.endsWith("error"))).toEqual([]);
});

test("columns of a journey are no hours that could be meant", async () => {
  const { days } = await readGrid([
    [...heads, "発", "着"],
    ["2026/11/2", ...hours, "7:30", "8:20"],
    ["2026/11/4", ...hours, "7:30", "8:25"],
  ]);
  expect(days).toEqual([first, second]);
});

test.each(["作業内容", "訪問先", "会議"])(
  "one span among words under %s makes it no column of hours",
  async (head) => {
    const { days } = await readGrid([
      ...beside(head, "設計", "13:00～15:00"),
      ["2026/11/5", ...hours, "試験"],
    ]);
    expect(days).toEqual([first, second, "11-05 9:00-18:00"]);
  },
);

test.each([
  ["入室時刻", "退出時刻"],
  ["登庁", "退庁"],
  ["入店", "退店"],
  ["勤務時間(自)", "勤務時間(至)"],
  ["上班时间", "下班时间"],
])("the heads %s and %s are start and end", async (start, end) => {
  const { days } = await readGrid([
    ["日付", start, end],
    ["2026/11/2", ...hours],
  ]);
  expect(days).toEqual([first]);
});

test("an end of its own kind is not the partner of a start that has another", async () => {
  const { days } = await readGrid([
    ["日付", "出勤", "退勤予定", "退勤"],
    ["2026/11/2", "9:00", "17:30", "18:00"],
  ]);
  expect(days).toEqual([first]);
});

test("heads in Japanese and English beside each other are read", async () => {
  const { days, notes } = await readGrid([
    ["勤務日 Date", "曜日 Day", "出勤 In", "退勤 Out", "休憩 Break", "備考 Remarks"],
    ["2026.11.2", "Mon", "9:00", "18:00", "60分", "WFH"],
  ]);
  expect([days, notes]).toEqual([[first], ["WFH"]]);
});

test("the names of columns of a database are read", async () => {
  const { days } = await readGrid(
    "date,clock_in_at,clock_out_at\n2026-11-02,2026-11-02T09:00:00+09:00,2026-11-02T18:00:00+09:00\n",
  );
  expect(days).toEqual([first]);
});
