import { expect, test } from "vitest";
import type { GridCell } from "../../testing/grid-file.ts";
import { at, november, readGrid } from "../../testing/read-grid.ts";

const twoDays = ["11-02 9:00-18:00", "11-04 9:30-19:00"];

test.each([
  ["出勤", "退勤", "種別"],
  ["出社", "退社", "区分"],
  ["入室", "退室", "打刻種別"],
  ["始業", "終業", "打刻区分"],
  ["開始", "終了", "種類"],
  ["IN", "OUT", "Type"],
  ["Clock In", "Clock Out", "Kind"],
  ["入", "出", "区分"],
  ["work_start", "work_end", "adit_item"],
])("one line a punch, %s and %s, is a day a row", async (start, end, head) => {
  const lines: GridCell[][] = [
    [november(2), at(9), start],
    [november(2), at(18), end],
    [november(4), "9:30", start],
    [november(4), "19:00", end],
  ];
  const read = await readGrid([["日付", "時刻", head], ...lines]);
  expect(read.days).toEqual(twoDays);
  expect(read.issues).toEqual(["B1 layout_read info"]);
  const merged = lines.map((line, row) => [
    row % 2 === 0 ? (line[0] ?? "") : "",
    line[2] ?? "",
    line[1] ?? "",
  ]);
  const under = await readGrid([["日付", head, "時刻"], ...merged]);
  expect(under.days).toEqual(twoDays);
});

test("breaks, second shifts and nights are read from a list of punches, whatever its order", async () => {
  const lines: GridCell[][] = [
    [november(2), "9:00", "出勤", ""],
    [november(2), "12:00", "休憩開始", ""],
    [november(2), "13:00", "休憩終了", "在宅"],
    [november(2), "18:00", "退勤", ""],
    [november(4), "9:00", "出勤", ""],
    [november(4), "12:00", "退勤", ""],
    [november(4), "14:00", "出勤", ""],
    [november(4), "18:00", "退勤", ""],
    [november(5), "22:00", "出勤", ""],
    [november(6), "5:00", "退勤", ""],
    [november(6), "22:00", "出勤", ""],
    [november(7), "5:00", "退勤", ""],
  ];
  const days = [
    "11-02 9:00-18:00 (12:00-13:00)",
    "11-04 9:00-18:00 (12:00-14:00)",
    "11-05 22:00-29:00",
    "11-06 22:00-29:00",
  ];
  const heads = ["日付", "時刻", "打刻区分", "備考"];
  const read = await readGrid([heads, ...lines]);
  expect(read.days).toEqual(days);
  expect(read.notes).toEqual(["在宅", "", "", ""]);
  expect((await readGrid([heads, ...lines.toReversed()])).days).toEqual(days);
  const byKind = ["出勤", "退勤", "休憩開始", "休憩終了"].flatMap((kind) =>
    lines.filter((line) => line[2] === kind),
  );
  expect((await readGrid([heads, ...byKind])).days).toEqual(days);
});

test.each([
  ["a second start", ["9:05", "出勤"]],
  ["an outing", ["12:00", "外出"]],
  ["a break without its end", ["12:00", "休憩開始"]],
  ["an unknown kind", ["12:00", "現場着"]],
])("%s in a list of punches makes the day doubtful", async (_, punch) => {
  const read = await readGrid([
    ["日付", "時刻", "種別"],
    [november(2), "9:00", "出勤"],
    [november(2), ...punch],
    [november(2), "18:00", "退勤"],
    [november(4), "9:30", "出勤"],
    [november(4), "19:00", "退勤"],
  ]);
  expect(read.days).toEqual(["11-02 9:00-18:00?", "11-04 9:30-19:00"]);
  expect(read.issues).toContain("B3 hours_not_read warning");
});

test.each([
  ["予定", "planned_row"],
  ["有給", "leave_over_times"],
])("%s beside any punch of a day makes it doubtful", async (word, code) => {
  const read = await readGrid([
    ["日付", "時刻", "種別", "備考", "区分"],
    [november(2), "9:00", "出勤", "", ""],
    [november(2), "18:00", "退勤", "", word],
  ]);
  expect(read.days).toEqual(["11-02 9:00-18:00?"]);
  expect(read.issues).toContain(`E3 ${code} warning`);
});

test.each([
  ["–", "18:00"],
  ["夜", "5:00"],
])("an end is not moved to the day before where a start (%s) cannot be read", async (time, end) => {
  const read = await readGrid([
    ["日付", "時刻", "種別"],
    [november(2), "9:00", "出勤"],
    [november(2), "–", "退勤"],
    [november(2), time, "出勤"],
    [november(3), "–", "出勤"],
    [november(3), end, "退勤"],
    [november(4), "9:30", "出勤"],
    [november(4), "19:00", "退勤"],
    [november(5), "9:30", "出勤"],
    [november(5), "19:00", "退勤"],
  ]);
  expect(read.days).toEqual(["11-04 9:30-19:00", "11-05 9:30-19:00"]);
  expect(read.issues).toEqual(
    expect.arrayContaining(["B2 missing_end error", "B5 missing_start error"]),
  );
});

test("a hidden line of a day's punches is told", async () => {
  const read = await readGrid(
    [
      ["日付", "時刻", "種別"],
      [november(2), "9:00", "出勤"],
      [november(2), "18:00", "退勤"],
      [november(4), "9:30", "出勤"],
      [november(4), "19:00", "退勤"],
    ],
    { hiddenRows: [3] },
  );
  expect(read.days).toEqual(twoDays);
  expect(read.issues).toEqual(["B1 layout_read info", "A2 hidden_row warning"]);
});

test("a punch that is missing is an error of its day", async () => {
  const read = await readGrid([
    ["日付", "時刻", "種別"],
    [november(2), "9:00", "出勤"],
    [november(4), "9:30", "出勤"],
    [november(4), "19:00", "退勤"],
    [november(5), "19:00", "退勤"],
  ]);
  expect(read.days).toEqual(["11-04 9:30-19:00"]);
  expect(read.issues).toEqual(
    expect.arrayContaining(["B2 missing_end error", "B5 missing_start error"]),
  );
});

test("date and time in one column, and a file of other people's codes, are read as well", async () => {
  const read = await readGrid(
    "社員番号,日時,種別\n1001,2026/11/2 9:00,出勤\n1001,2026/11/2 18:00,退勤\n1001,2026/11/4 9:30,出勤\n1001,2026/11/4 19:00,退勤\n",
  );
  expect(read.days).toEqual(twoDays);
});

test("of two columns of times that differ the user must choose", async () => {
  const read = await readGrid([
    ["日付", "打刻時刻", "丸め時刻", "登録日時", "種別"],
    [november(2), "8:58", "9:00", "2026/11/2 9:01", "出勤"],
    [november(2), "18:02", "18:00", "2026/11/2 18:03", "退勤"],
  ]);
  expect(read.isRead).toBe(false);
  expect(read.unclear).toEqual([["B"], ["C"]]);
});

test.each([
  ["出勤", "退勤"],
  ["始業時刻", "終業時刻"],
  ["開始", "終了"],
  ["Time In", "Time Out"],
])("days across with the rows %s and %s are a day a row", async (start, end) => {
  const dates = await readGrid([
    ["2026年11月 勤務表"],
    ["日付", november(2), november(4)],
    [start, at(9), "9:30"],
    [end, at(18), "19:00"],
    ["備考", "在宅", ""],
  ]);
  expect(dates.days).toEqual(twoDays);
  expect(dates.notes).toEqual(["在宅", ""]);
  expect(dates.issues).toEqual(["A2 layout_read info"]);
  const numbers = await readGrid([
    ["2026年11月", 2, 4, 5],
    ["曜日", "月", "水", "木"],
    [start, "9:00", "9:30", ""],
    [end, "18:00", "19:00", ""],
  ]);
  expect(numbers.daysIfTaken).toEqual(twoDays);
});

function week(days: readonly number[], end: string): GridCell[][] {
  return [
    ["", "", ...days.map((day) => november(day)), "合計"],
    ["予定", "開始", ...days.map(() => "9:00"), ""],
    ["", "終了", ...days.map(() => "18:00"), ""],
    ["実績", "開始", ...days.map(() => "9:30"), ""],
    ["", "終了", ...days.map(() => end), "27:00"],
    ["休憩", "開始", ...days.map(() => "12:00"), ""],
    ["", "終了", ...days.map(() => "13:00"), ""],
    [""],
  ];
}

function restedDay(day: string, end: string): string {
  return `11-${day} 9:30-${end} (12:00-13:00)`;
}

test("days across in weeks below each other, with plans, breaks and sums, are read", async () => {
  const read = await readGrid([...week([2, 4, 5], "18:30"), ...week([9, 10, 11], "19:30")]);
  expect(read.days).toEqual([
    ...["02", "04", "05"].map((day) => restedDay(day, "18:30")),
    ...["09", "10", "11"].map((day) => restedDay(day, "19:30")),
  ]);
  expect(read.issues).toContain("B2+B3 other_hours info");
  expect(read.issues.filter((issue) => issue.endsWith("error"))).toEqual([]);
});

test("what is wrong in a day across is said at its own cell", async () => {
  const read = await readGrid([
    ["日付", november(2), november(4), november(5)],
    ["出勤1", "9:00", "朝", "9:00"],
    ["退勤1", "12:00", "18:00", ""],
    ["出勤2", "13:00", "", ""],
    ["退勤2", "18:00", "", ""],
  ]);
  expect(read.days).toEqual(["11-02 9:00-18:00 (12:00-13:00)"]);
  expect(read.issues).toEqual([
    "A1 layout_read info",
    "B4+B5 day_in_parts info",
    "C2 not_a_time error",
    "D3 missing_end error",
  ]);
});

test("a week across without dates is not read, and why is said", async () => {
  const read = await readGrid([
    ["Day", "Mon", "Tue", "Wed"],
    ["Time In", "9:00", "9:00", "9:00"],
    ["Time Out", "18:00", "18:00", "18:00"],
  ]);
  expect(read.isRead).toBe(false);
  expect(read.layout).toBe("days_across");
});

test("a hidden row or column of days across that is read is told, and a visible row goes before it", async () => {
  const rows: GridCell[][] = [
    ["日付", november(2), november(4), november(7)],
    ["開始", "9:00", "9:30", ""],
    ["終了", "18:00", "19:00", ""],
  ];
  const hidden = await readGrid(rows, { hiddenRows: [2] });
  expect(hidden.days).toEqual(twoDays);
  expect(hidden.issues).toEqual([
    "A1 layout_read info",
    "B1 hidden_row warning",
    "C1 hidden_row warning",
  ]);
  const column = await readGrid(rows, { hiddenColumns: [3, 4] });
  expect(column.days).toEqual(twoDays);
  expect(column.issues).toEqual(["A1 layout_read info", "C1 hidden_columns warning"]);
  const beside = await readGrid(
    [...rows, ["開始", "10:00", "10:30", ""], ["終了", "20:00", "20:30", ""]],
    { hiddenRows: [2, 3] },
  );
  expect(beside.days).toEqual(["11-02 10:00-20:00", "11-04 10:30-20:30"]);
  expect(beside.issues.join()).not.toContain("hidden");
});

test("a day that stands in two weeks across is named in both", async () => {
  const read = await readGrid([...week([2, 4, 5], "18:30"), ...week([2, 9, 10], "19:30")]);
  expect(read.issues).toContain("C9+C1 same_day_twice error");
});

/** Days of November 2026 as a calendar, a week a row, the first day in column `column` of the week from 0. */
function calendar(
  { first, last, column }: { first: number; last: number; column: number },
  asDay: (day: number) => GridCell,
) {
  const rows: GridCell[][] = [["", "日", "月", "火", "水", "木", "金", "土"]];
  for (let from = first - column; from <= last; from += 7) {
    const days = [0, 1, 2, 3, 4, 5, 6].map((step) => from + step);
    const each = (cell: (day: number) => GridCell) =>
      days.map((day) => (day < first || day > last ? "" : cell(day)));
    const starts = each((day) => `9:${String(day).padStart(2, "0")}`);
    rows.push(["日", ...each(asDay)], ["出勤", ...starts], ["退勤", ...each(() => "18:00")]);
  }
  return rows;
}

const oneDayWeeks: [string, (day: number) => GridCell][] = [
  ["numbers", String],
  ["dates", (day) => november(day)],
  ["days with their month", (day) => `11/${day}`],
];

test.each(oneDayWeeks)(
  "a calendar's first and last week of one day are read, as %s",
  async (_, as) => {
    const rows = [["2026年11月"], ...calendar({ first: 7, last: 29, column: 6 }, as)];
    const read = await readGrid(rows);
    const meant = Array.from({ length: 23 }, (_day, step) => step + 7).map((day) => {
      const two = String(day).padStart(2, "0");
      return `11-${two} 9:${two}-18:00`;
    });
    expect(read.days).toEqual(meant);
  },
);

test("a last week of one day is read where the weeks have no weekends, and a row of minutes is no week", async () => {
  const read = await readGrid([
    ["2026年11月"],
    ["日", "23", "24", "25", "26", "27"],
    ["出勤", "", "9:24", "9:25", "9:26", "9:27"],
    ["退勤", "", "18:00", "18:00", "18:00", "18:00"],
    ["残業(分)", "", "30", "", "", ""],
    ["日", "30"],
    ["出勤", "9:30"],
    ["退勤", "18:00"],
  ]);
  const days = [24, 25, 26, 27, 30].map((day) => `11-${day} 9:${day}-18:00`);
  expect(read.days).toEqual(days);
});

test("a day of a last week never gets into the week above it", async () => {
  const rows = [["2026年11月"], ...calendar({ first: 1, last: 30, column: 0 }, String)].map((row) =>
    row.map((cell) => (cell === "9:23" ? "" : cell)),
  );
  const read = await readGrid(rows);
  expect(read.days.filter((day) => /^11-(?:23|30)/.test(day))).toEqual(["11-30 9:30-18:00"]);
});
