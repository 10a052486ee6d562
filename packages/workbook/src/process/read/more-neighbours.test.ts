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

test.each(["60分休", "昼1h休", "昼未休", "休憩未休"])("the note %s is no leave", async (note) => {
  const { days } = await readGrid(beside("備考", "", note));
  expect(days).toEqual([first, second]);
});

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
  return [heads, ["2026/11/2", ...hours], ["2026/11/4", ...hours], row];
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

test.each(["予定", "取消", "却下"])(
  "a row whose note is %s calls itself so, and is in doubt",
  async (note) => {
    const { days, issues } = await readGrid(beside("備考", "", note));
    expect(days).toEqual([first, `${second}?`]);
    expect(issues).toEqual(["D3 planned_row warning"]);
  },
);

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
])("%s is a day", async (one, other) => {
  const { days } = await readGrid([["2026年11月"], heads, [one, ...hours], [other, ...hours]]);
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

test.each([
  ["a tab before each value", "日付,出勤,退勤\n\t2026/11/2,\t9:00,\t18:00\n"],
  ["bars", "日付|出勤|退勤\n2026/11/2|9:00|18:00\n"],
])("a CSV with %s is read", async (_, text) => {
  expect((await readGrid(text)).days).toEqual([first]);
});

const month = [heads, ["2026/11/2", ...hours], ["2026/11/4", ...hours]];

test("a table of something else below the days is named, and is no day", async () => {
  const read = await readGrid([
    ...month,
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
    ...month,
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

test("an end of its own kind is not the partner of a start that has another", async () => {
  const { days } = await readGrid([
    ["日付", "出勤", "退勤予定", "退勤"],
    ["2026/11/2", "9:00", "17:30", "18:00"],
  ]);
  expect(days).toEqual([first]);
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
