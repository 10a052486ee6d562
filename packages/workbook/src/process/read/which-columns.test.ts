import { expect, test } from "vitest";
import type { GridCell } from "../../testing/grid-file.ts";
import { november, readGrid } from "../../testing/read-grid.ts";

const planned = ["9:00", "18:00"];
const worked = ["9:30", "19:00"];
const both: GridCell[][] = [
  [november(2), "9:00", "18:00", "9:30", "19:00"],
  [november(4), "9:00", "18:00", "9:30", "19:00"],
];

/** Two pairs by their own headers ("予定開始 予定終了 …"), or by the groups above them ("予定|実績"). */
function headsOf(words: string): GridCell[][] {
  const [first = "", second] = words.split("|");
  if (second === undefined) return [["2026年11月 勤務表"], [""], ["日付", ...first.split(" ")]];
  const groups = ["日付", first, "", second, ""];
  return [["2026年11月 勤務表"], groups, ["", "開始", "終了", "開始", "終了"]];
}

test.each([
  "予定開始 予定終了 実績開始 実績終了",
  "開始（予定） 終了（予定） 開始（実績） 終了（実績）",
  "出勤(予) 退勤(予) 出勤(実) 退勤(実)",
  "契約開始 契約終了 出勤 退勤",
  "所定始業 所定終業 始業 終業",
  "シフト開始 シフト終了 開始 終了",
  "定時開始 定時終了 出社 退社",
  "基本開始時刻 基本終了時刻 開始時刻 終了時刻",
  "標準出勤 標準退勤 出勤 退勤",
  "勤務開始予定 勤務終了予定 勤務開始 勤務終了",
  "申請開始 申請終了 実働開始 実働終了",
  "残業開始 残業終了 出勤 退勤",
  "開始 終了 実績開始 実績終了",
  "ScheduledStart ScheduledEnd ActualStart ActualEnd",
  "ShiftStart ShiftEnd ClockIn ClockOut",
  "予定|実績",
  "シフト|勤務",
  "契約|実働",
  "所定|実績",
  "基本|実際",
  "残業申請|勤務",
  "早出|勤務",
  "打刻|実績",
  "雇用契約上の勤務時間|実勤務時間",
  "勤務予定時間|出退勤",
  "Plan|Actual",
  "時間外|勤務",
])("of %s the hours worked are read, and the others reported", async (words) => {
  const read = await readGrid([...headsOf(words), ...both]);
  expect(read.days).toEqual(["11-02 9:30-19:00", "11-04 9:30-19:00"]);
  expect(read.issues).toEqual(["B3+C3 other_hours info"]);
});

test.each([
  "開始 終了 開始 終了",
  "始業時刻 終業時刻 出勤時刻 退勤時刻",
  "開始 終了 承認開始 承認終了",
  "自己申告開始 自己申告終了 ログオン ログオフ",
  "出勤打刻 退勤打刻 丸め出勤 丸め退勤",
  "打刻|丸め",
  "変更前|変更後",
])("where %s do not decide, the user must choose the columns", async (words) => {
  const { isRead, unclear } = await readGrid([...headsOf(words), ...both]);
  expect(isRead).toBe(false);
  expect(unclear.map((pair) => pair.join("・"))).toEqual(["B・C", "D・E"]);
});

test.each([
  [["出勤", "出勤", "退勤"], [november(2), "8:53", "9:00", "18:00"], "B・D C・D"],
  [["出勤", "退勤", "退勤"], [november(2), "9:00", "18:00", "18:07"], "B・C B・D"],
  [["出社", "始業", "終業", "退社"], [november(2), "8:50", "9:00", "18:00", "18:10"], "B・E C・D"],
])("for %j the user must choose the columns", async (heads, row, pairs) => {
  const read = await readGrid([["日付", ...heads], row]);
  expect(read.unclear.map((pair) => pair.join("・")).join(" ")).toBe(pairs);
});

test("work on a day off in its own columns is reported on its day", async () => {
  const read = await readGrid([
    ["日付", "勤務", "", "休日勤務", ""],
    ["", "開始", "終了", "開始", "終了"],
    [november(2), ...planned, "", ""],
    [november(7), "", "", "10:00", "15:00"],
  ]);
  expect(read.days).toEqual(["11-02 9:00-18:00"]);
  expect(read.issues).toContain("D4+E4 hours_not_read warning");
});

test("a pair that is equal at first and differs later is reported where it differs", async () => {
  const rows = Array.from({ length: 24 }, (_, day): GridCell[] => {
    const end = day === 23 ? "20:00" : "18:00";
    return [november(day + 1), "9:00", "18:00", "9:00", end];
  });
  const read = await readGrid([["日付", "開始", "終了", "開始", "終了"], ...rows]);
  expect(read.days.filter((day) => day.endsWith("?"))).toEqual(["11-24 9:00-18:00?"]);
  expect(read.issues).toContain("D25+E25 hours_not_read warning");
});

test("a pair that is equal throughout makes nothing unclear", async () => {
  const read = await readGrid([
    ["日付", "本人", "", "会社", ""],
    ["", "開始", "終了", "開始", "終了"],
    [november(2), ...planned, ...planned],
  ]);
  expect(read.days).toEqual(["11-02 9:00-18:00"]);
  expect(read.issues).toEqual(["D2+E2 other_hours info"]);
});

test("visible columns win over hidden ones, and hidden ones are reported where there are no others", async () => {
  const heads = ["日付", "開始", "終了", "開始", "終了"];
  const beside = await readGrid([heads, ...both], { hiddenColumns: [2, 3] });
  expect(beside.days).toEqual(["11-02 9:30-19:00", "11-04 9:30-19:00"]);
  const alone = await readGrid([heads.slice(0, 3), [november(2), ...planned]], {
    hiddenColumns: [2],
  });
  expect(alone.days).toEqual(["11-02 9:00-18:00"]);
  expect(alone.issues).toEqual(["B1 hidden_columns warning"]);
});

test("start and end in one cell are read; beside a differing pair the user must choose the columns", async () => {
  const range = await readGrid([
    ["日付", "勤務時間", "残業申請", ""],
    ["", "出社～退社", "開始", "終了"],
    [november(2), "22:00～翌5:00", "18:00", "20:00"],
    [november(4), "9時〜18時", "", ""],
  ]);
  expect(range.days).toEqual(["11-02 22:00-29:00", "11-04 9:00-18:00"]);
  const unclear = await readGrid([
    ["日付", "勤務時間", "開始", "終了"],
    [november(2), "9:00～18:00", ...worked],
  ]);
  expect(unclear.unclear).toEqual([["B"], ["C", "D"]]);
});

test.each([
  ["numbers", ["出勤1", "退勤1", "出勤2", "退勤2"]],
  ["numbers in circles", ["出勤①", "退勤①", "出勤②", "退勤②"]],
  ["the same words", ["出勤", "退勤", "出勤", "退勤"]],
])(
  "a second shift under %s is read with the first, and how it is entered is said",
  async (_, heads) => {
    const read = await readGrid([
      ["日付", ...heads],
      [november(2), "9:00", "12:00", "13:00", "18:00"],
      [november(4), "9:00", "12:00", "", ""],
    ]);
    expect(read.days).toEqual(["11-02 9:00-18:00 (12:00-13:00)", "11-04 9:00-12:00"]);
    expect(read.issues).toEqual(["D2+E2 day_in_parts info"]);
  },
);

test("a day that has only its second shift is read by it, and that is said", async () => {
  const read = await readGrid([
    ["日付", "出勤1", "退勤1", "出勤2", "退勤2"],
    [november(2), "9:00", "12:00", "13:00", "18:00"],
    [november(7), "", "", "13:00", "18:00"],
  ]);
  expect(read.days).toContain("11-07 13:00-18:00");
  expect(read.issues).toContain("D3+E3 day_in_parts info");
});

test("a day that continues in the next row without a date is one day, unless that row is not whole", async () => {
  const read = await readGrid([
    ["日付", "開始", "終了"],
    [november(2), "9:00", "12:00"],
    ["", "13:00", "18:00"],
    [november(4), ...planned],
    ["", "19:00", ""],
  ]);
  expect(read.days).toEqual(["11-02 9:00-18:00 (12:00-13:00)", "11-04 9:00-18:00?"]);
  expect(read.issues).toEqual([
    "B3+C3 day_in_parts info",
    "A4+A5 day_goes_on warning",
    "A5 missing_date error",
    "C5 missing_end error",
  ]);
});

test("halves of a month side by side are one sheet, with plans, notes and day numbers too", async () => {
  const plain = await readGrid([
    ["2026年11月"],
    ["日", "開始", "終了", "日", "開始", "終了"],
    [2, ...planned, 16, ...worked],
    [4, ...planned, 17, ...worked],
  ]);
  expect(plain.daysIfTaken.map((day) => day.slice(0, 5))).toEqual([
    "11-02",
    "11-04",
    "11-16",
    "11-17",
  ]);
  const withPlans = await readGrid([
    ["日付", "予定", "", "実績", "", "備考", "日付", "予定", "", "実績", "", "備考"],
    ["", "開始", "終了", "開始", "終了", "", "", "開始", "終了", "開始", "終了", ""],
    [november(2), ...planned, ...worked, "", november(16), ...planned, ...worked, "有給"],
  ]);
  expect(withPlans.days).toEqual(["11-02 9:30-19:00", "11-16 9:30-19:00?"]);
  expect(withPlans.issues).toContain("L3 leave_over_times warning");
});

test("a repeated header is no day, and the rows below it are read by its own columns", async () => {
  const heads = ["日付", "開始", "終了"];
  const read = await readGrid([
    heads,
    [november(2), ...planned],
    ["小計", "", "9:00"],
    heads,
    [november(4), ...worked],
    [...heads, "備考"],
    [november(5), ...worked, "x"],
    ["日付", "曜日", "開始", "終了"],
    [november(6), "木", ...worked],
  ]);
  expect(read.days.map((day) => day.slice(0, 5))).toEqual(["11-02", "11-04", "11-05", "11-06"]);
  expect(read.issues).toEqual([
    "A3 not_a_date warning",
    "D6 other_note info",
    "B9 weekday_differs warning",
  ]);
});

test("a day above the header is reported as not read", async () => {
  const read = await readGrid([
    [november(2), ...planned],
    ["日付", "開始", "終了"],
    [november(4), ...planned],
  ]);
  expect(read.issues).toEqual(["A1 rows_not_read warning"]);
});

test("two breaks are read, and said; a duration or an outing is reported once", async () => {
  const twice = await readGrid([
    ["日付", "出勤", "退勤", "休憩開始1", "休憩終了1", "休憩開始2", "休憩終了2"],
    [november(2), ...planned, "12:00", "13:00", "15:00", "15:15"],
    [november(4), ...planned, "12:00", "13:00", "", ""],
  ]);
  expect(twice.days).toEqual([
    "11-02 9:00-18:00 (12:00-13:00) (15:00-15:15)",
    "11-04 9:00-18:00 (12:00-13:00)",
  ]);
  expect(twice.issues).toEqual(["F2+G2 day_in_parts info"]);
  const lengths = await readGrid([
    ["日付", "出勤", "外出", "戻り", "退勤", "休憩時間", "備考", "備考"],
    [november(2), "9:00", "12:00", "13:00", "18:00", "1:00", "a", "b"],
  ]);
  expect(lengths.days).toEqual(["11-02 9:00-18:00"]);
  expect(lengths.issues).toEqual(
    expect.arrayContaining(["C1+D1 other_hours info", "F1 other_break info", "H1 other_note info"]),
  );
  const ranges = await readGrid([
    ["日付", "出勤", "退勤", "休憩"],
    [november(2), ...planned, "12:00～13:00"],
  ]);
  expect(ranges.days).toEqual(["11-02 9:00-18:00 (12:00-13:00)"]);
});

test.each([
  [
    "below their heads",
    [
      ["日付", "開始", "", "終了", ""],
      ["", "時", "分", "時", "分"],
    ],
  ],
  ["in their own", [["日付", "開始時", "開始分", "終了時", "終了分"]]],
  ["in brackets", [["日付", "開始(時)", "開始(分)", "終了(時)", "終了(分)"]]],
])("hours and minutes in two columns, named %s, are one time", async (_, heads) => {
  const read = await readGrid([...heads, [november(2), 9, 5, 18, 30]]);
  expect(read.days).toEqual(["11-02 9:05-18:30"]);
});

test("出 before 入 does not say which is the start, so that the columns are asked for", async () => {
  const { isRead, days } = await readGrid([
    ["日付", "出", "入"],
    ["2026/11/2", "9:00", "18:00"],
  ]);
  expect([isRead, days]).toEqual([false, []]);
});

test("real times beside rounded ones are asked for, and read where they are equal", async () => {
  const heads = ["日付", "出勤(実)", "退勤(実)", "出勤(丸)", "退勤(丸)"];
  const differing = await readGrid([heads, ["2026/11/2", "8:57", "18:04", "9:00", "18:00"]]);
  expect(differing.unclear).toEqual([
    ["B", "C"],
    ["D", "E"],
  ]);
  const equal = await readGrid([heads, ["2026/11/2", "9:00", "18:00", "9:00", "18:00"]]);
  expect(equal.days).toEqual(["11-02 9:00-18:00"]);
});

test.each(["1", "○", "0.5"])("a column of days counted (%s) is no start", async (count) => {
  const { days } = await readGrid([
    ["日付", "出勤", "欠勤", "始業", "終業"],
    ["2026/11/2", count, "", "9:00", "18:00"],
  ]);
  expect(days).toEqual(["11-02 9:00-18:00"]);
});

test("columns of times in UTC are no start and end", async () => {
  const { isRead, days } = await readGrid([
    ["date", "start (UTC)", "end (UTC)"],
    ["2026-11-02", "00:00", "09:00"],
  ]);
  expect([isRead, days]).toEqual([false, []]);
});
