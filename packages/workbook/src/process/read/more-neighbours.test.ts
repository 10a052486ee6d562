import { expect, test } from "vitest";
import type { GridCell } from "../../testing/grid-file.ts";
import { readGrid } from "../../testing/read-grid.ts";

const heads = ["日付", "出勤", "退勤"];
const hours = ["9:00", "18:00"];
const first = "11-02 9:00-18:00";
const second = "11-04 9:00-18:00";

/** Two days, with another column of one text on the second. */
function beside(head: string, ...texts: [first: GridCell, second: GridCell]): GridCell[][] {
  return [
    [...heads, head],
    ["2026/11/2", ...hours, texts[0]],
    ["2026/11/4", ...hours, texts[1]],
  ];
}

test.each([
  "指定休",
  "希望休",
  "シフト休",
  "一時帰休",
  "無給休",
  "定休",
  "非番",
  "自宅待機",
  "01:有休",
  "子の看護",
])("%s over times is in doubt", async (leave) => {
  const { days } = await readGrid(beside("区分", "出勤", leave));
  expect(days).toEqual([first, `${second}?`]);
});

test.each(["3連休明け", "年中無休", "昼休", "運休のため遅延", "無休"])(
  "the note %s is no leave",
  async (note) => {
    const { days } = await readGrid(beside("備考", "", note));
    expect(days).toEqual([first, second]);
  },
);

test("a start that carries the day after its row's is in doubt", async () => {
  const { days } = await readGrid([
    heads,
    ["2026/11/2", "2026/11/3 9:00", "2026/11/3 18:00"],
    ["2026/11/4", "2026/11/4 9:00", "2026/11/4 18:00"],
    ["2026/11/5", "25:00", "29:00"],
  ]);
  expect(days).toEqual(["11-02 33:00-42:00?", second, "11-05 25:00-29:00"]);
});

test.each([
  ["翌", "", "○"],
  ["翌日フラグ", "0", "1"],
  ["退勤日", "2026/11/2", "2026/11/5"],
  ["終了日", "11/2", "11/5"],
  ["End Date", "2026-11-02", "2026-11-05"],
])("the end's day under %s that the hours do not reach is in doubt", async (head, own, next) => {
  const { days, issues } = await readGrid([
    [...heads, head],
    ["2026/11/2", ...hours, own],
    ["2026/11/4", ...hours, next],
    ["2026/11/6", "22:00", "7:00", next === "○" || next === "1" ? next : next.replace("5", "7")],
  ]);
  expect(days).toEqual([first, `${second}?`, "11-06 22:00-31:00"]);
  expect(issues).toContain("D3 hours_not_read warning");
});

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

test.each(["備考", "区分"])(
  "a row of a real day whose %s says that it is an example is no day",
  async (head) => {
    const { days, issues } = await readGrid(beside(head, "記入例", ""));
    expect(days).toEqual([second]);
    expect(issues).toEqual([]);
  },
);
