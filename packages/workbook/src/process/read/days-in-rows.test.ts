import { expect, test } from "vitest";
import { at, november, readGrid } from "../../testing/read-grid.ts";

const heads = ["日付", "開始", "終了"];
const [first, second] = [
  ["9:00", "12:00"],
  ["13:00", "18:00"],
];

test.each([
  ["予定", "実績"],
  ["シフト", "実働"],
  ["所定", "実際"],
  ["予", "実"],
  ["Plan", "Actual"],
  ["（予定）", "（実績）"],
])(
  "of %s over %s in two rows of a day the second is read, with the date of the first",
  async (plan, actual) => {
    const rows = [
      ["日付", "区分", "開始", "終了", "備考"],
      [november(2), plan, at(9), at(18), "在宅"],
      ["", actual, at(9, 30), at(19), ""],
      [november(4), plan, at(9), at(18), ""],
      ["", actual, at(9, 15), at(18, 5), "直帰"],
    ];
    const read = await readGrid(rows);
    expect(read.days).toEqual(["11-02 9:30-19:00", "11-04 9:15-18:05"]);
    expect(read.issues).toEqual(["C2 planned_rows info"]);
    expect(read.notes).toEqual(["在宅", "直帰"]);
    const upside = [
      rows[0] ?? [],
      [november(2), actual, at(9, 30), at(19)],
      ["", plan, at(9), at(18)],
    ];
    expect((await readGrid(upside)).days).toEqual(["11-02 9:30-19:00"]);
  },
);

test("a plan that names both rows with the date is read in the same way", async () => {
  const read = await readGrid([
    ["日付", "曜日", "", "出勤", "退勤"],
    [november(2), "月", "予定", "9:00", "18:00"],
    [november(2), "月", "実績", "9:30", "19:00"],
  ]);
  expect(read.days).toEqual(["11-02 9:30-19:00"]);
});

test("a weekday or leave beside the first of two rows counts for the day", async () => {
  const read = await readGrid([
    ["日付", "曜日", "", "出勤", "退勤", "休暇"],
    [november(2), "火", "予定", "9:00", "18:00", ""],
    ["", "", "実績", "9:30", "19:00", ""],
    [november(4), "水", "予定", "9:00", "18:00", "有給"],
    ["", "", "実績", "9:30", "19:00", ""],
  ]);
  expect(read.days).toEqual(["11-02 9:30-19:00?", "11-04 9:30-19:00?"]);
  expect(read.issues).toEqual(
    expect.arrayContaining(["B2 weekday_differs warning", "F4 leave_over_times warning"]),
  );
});

test("a second shift in the next row is one day with it, with or without its date", async () => {
  const read = await readGrid([
    heads,
    [november(2), ...first],
    ["", ...second],
    [november(4), ...first],
    [november(4), ...second],
    [november(5), "22:00", "24:00"],
    ["", "1:00", "5:00"],
  ]);
  expect(read.days).toEqual([
    "11-02 9:00-18:00 (12:00-13:00)",
    "11-04 9:00-18:00 (12:00-13:00)",
    "11-05 22:00-29:00 (24:00-25:00)",
  ]);
  expect(read.issues).toEqual([
    "B3+C3 day_in_parts info",
    "B5+C5 day_in_parts info",
    "B7+C7 day_in_parts info",
  ]);
});

test.each([
  ["overlap", ["11:00", "18:00"]],
  ["are out of order", ["6:00", "8:00"]],
  ["cannot be read", ["13:00", "夕方"]],
  ["lack an end", ["13:00", ""]],
])("where the hours of two rows %s, the day is doubtful", async (_, hours) => {
  const read = await readGrid([heads, [november(2), ...first], ["", ...hours]]);
  expect(read.days).toEqual(["11-02 9:00-12:00?"]);
});

test("the same day given twice with other hours stays an error", async () => {
  const read = await readGrid([
    heads,
    [november(2), "9:00", "18:00"],
    [november(2), "9:30", "19:00"],
  ]);
  expect(read.days).toEqual([]);
});

test("rows of two people are never one day", async () => {
  const read = await readGrid([
    ["氏名", ...heads],
    ["x", november(2), ...first],
    ["y", november(2), ...second],
  ]);
  expect(read.days).toEqual([]);
  expect(read.issues).toEqual(["B1 several_people error"]);
});

test.each([
  { what: "only an end", own: ["9:00", ""], below: ["", "20:00"], days: [] },
  { what: "later hours", own: ["9:00", "18:00"], below: ["18:00", "20:00"], days: ["9:00-18:00"] },
  { what: "hours of it", own: ["9:00", "20:00"], below: ["18:00", "20:00"], days: ["9:00-20:00"] },
])("a row of 残業 below with $what is not joined with the day", async ({ own, below, days }) => {
  const read = await readGrid([
    ["日付", "", "開始", "終了"],
    [november(2), "", ...own],
    ["", "残業", ...below],
  ]);
  expect(read.days).toEqual(days.map((day) => `11-02 ${day}?`));
  expect(read.issues.some((issue) => /error|hours_not_read/.test(issue))).toBe(true);
});

test("the end in the row below is the day's end, and a row of 休憩 its break", async () => {
  const staggered = await readGrid([
    heads,
    [november(2), "9:00", ""],
    ["", "", "18:00"],
    [november(4), "9:30", ""],
    ["", "", "19:00"],
  ]);
  expect(staggered.days).toEqual(["11-02 9:00-18:00", "11-04 9:30-19:00"]);
  expect(staggered.issues).toEqual([]);
  const rest = await readGrid([
    ["日付", "", "開始", "終了"],
    [november(2), "勤務", "9:00", "18:00"],
    ["", "休憩", "12:00", "13:00"],
  ]);
  expect(rest.days).toEqual(["11-02 9:00-18:00 (12:00-13:00)"]);
});

test.each([
  { what: "a break", below: ["12:00", "13:00", ""], day: "9:00-18:00 (12:00-13:00)", issue: [] },
  {
    what: "half a break",
    below: ["12:00", "", ""],
    day: "9:00-18:00?",
    issue: ["D3+E3 break_not_read warning"],
  },
  {
    what: "leave and a break",
    below: ["12:00", "13:00", "有給"],
    day: "9:00-18:00 (12:00-13:00)?",
    issue: ["F3 leave_over_times warning"],
  },
  {
    what: "a word of planning",
    below: ["", "", "予定"],
    day: "9:00-18:00?",
    issue: ["F3 planned_row warning"],
  },
])("$what beside the end in the row below counts for the day", async ({ below, day, issue }) => {
  const read = await readGrid([
    [...heads, "休憩開始", "休憩終了", "区分"],
    [november(2), "9:00", ""],
    ["", "", "18:00", ...below],
  ]);
  expect(read.days).toEqual([`11-02 ${day}`]);
  expect(read.issues).toEqual(expect.arrayContaining(issue));
});

test("the end of a break in the row below is not the day's end", async () => {
  const read = await readGrid([
    ["日付", "", "開始", "終了"],
    [november(2), "勤務", "9:00", ""],
    ["", "休憩", "", "13:00"],
  ]);
  expect(read.days).toEqual([]);
  expect(read.issues).toContain("D2 missing_end error");
});

test("a further shift beside the end in the row below is one of the day", async () => {
  const read = await readGrid([
    ["日付", "出勤1", "退勤1", "出勤2", "退勤2"],
    [november(2), "9:00", ""],
    ["", "", "12:00", "13:00", "18:00"],
  ]);
  expect(read.days).toEqual(["11-02 9:00-18:00 (12:00-13:00)"]);
});

test("half a break beside a second shift in the next row makes the day doubtful", async () => {
  const read = await readGrid([
    [...heads, "休憩開始", "休憩終了"],
    [november(2), ...first],
    ["", ...second, "15:00", ""],
  ]);
  expect(read.days).toEqual(["11-02 9:00-18:00 (12:00-13:00)?"]);
  expect(read.issues).toContain("D3+E3 break_not_read warning");
});

test("a break of which the sheet has only one column is not lost in a second row", async () => {
  const read = await readGrid([
    [...heads, "休憩開始"],
    [november(2), ...first, ""],
    ["", ...second, "15:00"],
  ]);
  expect(read.days).toEqual(["11-02 9:00-18:00 (12:00-13:00)?"]);
  expect(read.issues).toContain("D3 break_not_read warning");
});

test.each([
  ["the end below", ["2026/11/2,9:00,,,", ',,18:00,,"在宅']],
  ["a second shift", ["2026/11/2,9:00,12:00,,", ',13:00,18:00,,"在宅']],
  ["a plan below", ["2026/11/2,9:00,18:00,実績,", ',9:00,18:00,予定,"在宅']],
])("lines merged by a quote in %s make the day doubtful", async (_, [above = "", below = ""]) => {
  const merged = '\n2026/11/4,9:00,18:00,,a\n2026/11/5,9:00,18:00,,b"';
  const read = await readGrid(`日付,開始,終了,区分,備考\n${above}\n${below}${merged}\n`);
  expect(read.days).toHaveLength(1);
  expect(read.days[0]).toMatch(/^11-02 .*\?$/);
  expect(read.issues).toContain("A2 quote_left_open warning");
});

test("a hidden row that is read into the day above is told", async () => {
  const shown = [heads, [november(2), ...first], ["", ...second], [november(4), "9:00", ""]];
  const read = await readGrid([...shown, ["", "", "18:00"]], { hiddenRows: [3, 5] });
  expect(read.days).toEqual(["11-02 9:00-18:00 (12:00-13:00)", "11-04 9:00-18:00"]);
  expect(read.issues).toEqual(
    expect.arrayContaining(["A2 hidden_row warning", "A4 hidden_row warning"]),
  );
});

test("a date that stands in a hidden row of its day is told", async () => {
  const read = await readGrid(
    [
      ["日付", "区分", "開始", "終了"],
      [november(2), "予定", "9:00", "18:00"],
      ["", "実績", "9:30", "19:00"],
    ],
    { hiddenRows: [2] },
  );
  expect(read.days).toEqual(["11-02 9:30-19:00"]);
  expect(read.issues).toContain("A2 hidden_row warning");
});

test.each([
  [
    "two shifts and a break in the second",
    ["12:00", "13:00", "18:00", "15:00", "15:15"],
    "9:00-18:00 (12:00-13:00) (15:00-15:15)",
  ],
  [
    "a break that is the time between",
    ["12:00", "13:00", "18:00", "12:00", "13:00"],
    "9:00-18:00 (12:00-13:00)",
  ],
  ["shifts that touch", ["12:00", "12:00", "18:00", "", ""], "9:00-18:00"],
])("of %s the day's punches are made", async (_, [end = "", start = "", ...rest], day) => {
  const read = await readGrid([
    ["日付", "出勤1", "退勤1", "出勤2", "退勤2", "休憩開始", "休憩終了"],
    [november(2), "9:00", end, start, ...rest],
  ]);
  expect(read.days).toEqual([`11-02 ${day}`]);
  expect(read.issues.every((issue) => issue.endsWith("info"))).toBe(true);
});

test("a break across the time between two shifts is an error", async () => {
  const read = await readGrid([
    ["日付", "出勤1", "退勤1", "出勤2", "退勤2", "休憩開始", "休憩終了"],
    [november(2), ...first, ...second, "12:30", "13:30"],
  ]);
  expect(read.days).toEqual([]);
  expect(read.issues).toContain("F2 break_outside_hours error");
});

test.each([
  ["nothing", "", november(2), november(4)],
  ["an unknown word", "稼働", november(2), november(4)],
  ["nothing, as texts", "", "2026/11/2", "2026/11/4"],
])("a column of dates under %s is read as the date, and that is said", async (_, head, ...days) => {
  const read = await readGrid([
    ["", head, "始業", "終業", "休憩"],
    ...days.map((day) => ["", day, at(9), at(18), at(1)]),
  ]);
  expect(read.days).toEqual(["11-02 9:00-18:00", "11-04 9:00-18:00"]);
  expect(read.issues).toContain("B1 date_by_content info");
});

test("numbers without a head are days where they fit the month, and halves without heads are both read", async () => {
  const read = await readGrid([
    ["2026年11月"],
    ["", "始業", "終業", "", "始業", "終業"],
    ["2(月)", ...first, "16(月)", ...second],
    ["4(水)", ...first, "17(火)", ...second],
  ]);
  expect(read.daysIfTaken.map((day) => day.slice(0, 5))).toEqual([
    "11-02",
    "11-04",
    "11-16",
    "11-17",
  ]);
});

test("a box of the company's hours above the table, or a day of applying, is not taken for the table", async () => {
  const box = await readGrid([
    ["始業", "9:00", "終業", "18:00"],
    ["", "開始", "終了"],
    [november(2), "9:30", "19:00"],
    [november(4), "9:30", "19:00"],
  ]);
  expect(box.days).toEqual(["11-02 9:30-19:00", "11-04 9:30-19:00"]);
  const applied = await readGrid([
    ["申請日", "開始", "終了"],
    [november(2), "9:30", "19:00"],
  ]);
  expect(applied.isRead).toBe(false);
});
