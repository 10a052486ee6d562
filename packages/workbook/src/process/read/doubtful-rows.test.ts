import { expect, test } from "vitest";
import { readGrid } from "../../testing/read-grid.ts";
import { beside, first, heads, hours, second } from "../../testing/two-days.ts";

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

test.each(["60分休", "昼1h休", "昼未休", "休憩未休"])("the note %s is no leave", async (note) => {
  const { days } = await readGrid(beside("備考", "", note));
  expect(days).toEqual([first, second]);
});

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
  ["備考", "サンプル"],
  ["備考", "見本"],
  ["作業", "Sample"],
])(
  "a row whose %s says %s may be of work on one: it is in doubt, and not left out",
  async (...[head, text]) => {
    const { days } = await readGrid(beside(head, "", text));
    expect(days).toEqual([first, `${second}?`]);
  },
);

test.each(["FALSE", "否", "No", "□", "当日", "同日"])(
  "%s under a head of the next day is no mark",
  async (mark) => {
    expect((await readGrid(beside("翌日フラグ", "", mark))).days).toEqual([first, second]);
  },
);

test("a corrected time that is written in another way is the same", async () => {
  const { days } = await readGrid([
    [...heads, "修正後出勤", "修正後退勤"],
    ["2026/11/2", ...hours, "09:00", "１８：００"],
    ["2026/11/4", ...hours, "", ""],
  ]);
  expect(days).toEqual([first, second]);
});

test.each(["予定", "取消", "却下"])(
  "a row whose note is %s calls itself so, and is in doubt",
  async (note) => {
    const { days, issues } = await readGrid(beside("備考", "", note));
    expect(days).toEqual([first, `${second}?`]);
    expect(issues).toEqual(["D3 planned_row warning"]);
  },
);

test.each([
  ["承認", "済", "否認"],
  ["状態", "承認済", "取消"],
  ["状態", "", "下書き"],
  ["区分", "実績", "見込"],
  ["削除", "", "○"],
  ["修正後退勤", "", "17:00"],
])("a row that %s takes back or corrects is in doubt", async (head, own, other) => {
  const { days } = await readGrid(beside(head, own, other));
  expect(days).toEqual([first, `${second}?`]);
});

test("a corrected end that equals the one that is read raises no doubt", async () => {
  expect((await readGrid(beside("修正後退勤", "", "18:00"))).days).toEqual([first, second]);
});

test.each([
  "打刻忘れ 実際は20:00退勤",
  "退勤打刻漏れ（20時）",
  "正しくは19:30まで",
  "退勤時刻を１９：３０に訂正",
])("the note %s with a time that the row has not makes it doubtful", async (note) => {
  const { days, issues } = await readGrid(beside("備考", "", note));
  expect(days).toEqual([first, `${second}?`]);
  expect(issues).toContain("D3 hours_not_read warning");
});

test.each([
  "14:00から会議",
  "打刻忘れのため9:00を入力",
  "退勤打刻漏れ 18時",
  "実際の作業時間は8時間",
  "電車遅延 9:20着",
])("the note %s is no doubt", async (note) => {
  const { days } = await readGrid(beside("備考", "", note));
  expect(days).toEqual([first, second]);
});
