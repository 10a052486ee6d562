import { expect, test } from "vitest";
import type { GridCell } from "../../testing/grid-file.ts";
import { at, readGrid } from "../../testing/read-grid.ts";

interface Neighbour {
  what: string;
  rows: GridCell[][] | string;
  days: string[];
  /** Issues that must be among those found. */
  says?: string[];
}

const title = ["2026年11月度 勤務表"];
const heads = ["日付", "出勤", "退勤"];
const hours = ["9:00", "18:00"];
const day = "9:00-18:00";
const twoDays = [`11-02 ${day}`, `11-04 ${day}`];
const dated = (...dates: string[]) => [heads, ...dates.map((date) => [date].concat(hours))];

/** Forms and exports as people have them, next to those of fixtures/sheets. None has an error. */
const neighbours: Neighbour[] = [
  { what: "a year of two digits", rows: dated("26/11/02", "26/11/04"), days: twoDays },
  { what: "an era's year", rows: dated("8/11/2", "8/11/4"), days: twoDays },
  {
    what: "a year of two digits at the end",
    rows: dated("11/02/26", "11/14/26"),
    days: [twoDays[0] ?? "", `11-14 ${day}`],
  },
  { what: "weekdays before dates", rows: dated("月 11/2", "(水)11/4"), days: twoDays },
  { what: "weekdays without brackets", rows: [title, ...dated("2 月", "4水")], days: twoDays },
  { what: "an apostrophe before dates", rows: dated("'2026/11/2", "’2026/11/4"), days: twoDays },
  {
    what: "year, month and day in columns",
    rows: [
      ["年", "月", "日", "出勤", "退勤"],
      [2026, 11, 2, ...hours],
      ["", "", 4, ...hours],
    ],
    days: twoDays,
  },
  {
    what: "a month in a column beside days with weekdays",
    rows: [
      ["月", "日", "曜日", "出勤", "退勤"],
      [11, 2, "月", ...hours],
      ["", 4, "水", ...hours],
    ],
    days: twoDays,
    says: ["B1 month_understood info"],
  },
  {
    what: "dates in the starts alone",
    rows: [
      ["開始日時", "終了日時"],
      ["2026/11/2 9:00", "2026/11/2 18:00"],
      ["2026/11/4 22:00", "2026/11/5 5:00"],
    ],
    days: [twoDays[0] ?? "", "11-04 22:00-29:00"],
    says: ["A1 date_by_content info"],
  },
  {
    what: "times with the zone of Japan",
    rows: "date,start,end\n2026-11-02,2026-11-02T09:00:00+09:00,2026-11-02T18:00:00.000+09:00\n",
    days: [twoDays[0] ?? ""],
  },
  {
    what: "an export with start date and end date",
    rows: "Start Date,Start Time,End Date,End Time\n2026-11-02,09:00,2026-11-02,18:00\n",
    days: [twoDays[0] ?? ""],
  },
  {
    what: "work of design and statistics",
    rows: [
      title,
      ["日", "作業開始", "作業終了", "作業内容"],
      [2, ...hours, "設計"],
      [4, ...hours, "統計"],
    ],
    days: twoDays,
  },
  {
    what: "a weekly sum beside a day number",
    rows: [title, ["日", "出勤", "退勤", ""], [2, ...hours, ""], [4, ...hours, "週計"]],
    days: twoDays,
  },
  {
    what: "marks of time clocks",
    rows: [title, heads, ["11/2", "IC 9:00", "編 18:00"], ["11/4", "9:00 GPS", "18:00"]],
    days: twoDays,
    says: ["B3+B4 time_words info"],
  },
  {
    what: "empty times of a form",
    rows: [
      title,
      heads,
      ["11/2", ...hours],
      ["11/3", "--:--", "－－：－－"],
      ["11/4", ...hours],
      ["11/7", ":", "："],
    ],
    days: twoDays,
  },
  {
    what: "spans of words, digits, lines and several a day",
    rows: [
      title,
      ["日付", "勤務時間"],
      ["11/2", "9時から18時まで"],
      ["11/4", "0900-1800"],
      ["11/5", "9:00\n18:00"],
      ["11/6", "9:00～12:00、13:00～18:00"],
    ],
    days: [...twoDays, `11-05 ${day}`, `11-06 ${day} (12:00-13:00)`],
    says: ["B6 day_in_parts info"],
  },
  {
    what: "two breaks in a cell",
    rows: [
      ["日付", "出勤", "退勤", "休憩"],
      ["2026/11/2", ...hours, "12:00～13:00、15:00～15:15"],
    ],
    days: [`11-02 ${day} (12:00-13:00) (15:00-15:15)`],
  },
  {
    what: "入 and 出 twice",
    rows: [
      ["日付", "入", "出", "入", "出"],
      ["2026/11/2", "9:00", "12:00", "13:00", "18:00"],
    ],
    days: [`11-02 ${day} (12:00-13:00)`],
  },
  {
    what: "the same day as above by a mark",
    rows: [
      heads,
      ["2026/11/2", "9:00", "12:00"],
      ["〃", "13:00", "18:00"],
      ["2026/11/4", ...hours],
    ],
    days: [`11-02 ${day} (12:00-13:00)`, twoDays[1] ?? ""],
  },
  {
    what: "half days of leave",
    rows: [
      title,
      [...heads, "備考"],
      ["11/2", "9:00", "13:00", "午後有休"],
      ["11/4", "13:00", "18:00", "午前代休"],
    ],
    days: ["11-02 9:00-13:00", "11-04 13:00-18:00"],
  },
  {
    what: "leave of many words",
    rows: [
      title,
      [...heads, "区分"],
      ...["有休", "欠勤", "振替休日", "看護休暇", "慶弔"].map((word, index) =>
        [`11/${9 + index}`].concat(hours, word),
      ),
      ...["遅刻", "早退", "直行", "出張", "テレワーク", "休日出勤"].map((word, index) =>
        [`11/${16 + index}`].concat(hours, word),
      ),
    ],
    days: [9, 10, 11, 12, 13]
      .map((date) => `11-${String(date).padStart(2, "0")} ${day}?`)
      .concat([16, 17, 18, 19, 20, 21].map((date) => `11-${date} ${day}`)),
  },
  {
    what: "an export of a time clock with people's own numbers",
    rows: "スタッフコード,姓,名,日付,曜日,シフト時間,出勤時刻,退勤時刻,休憩時間\n01,山田,太郎,2026/11/02,月,09:00～17:00,09:00,18:00,01:00\n01,山田,太郎,2026/11/04,水,09:00～17:00,09:00,18:00,01:00\n",
    days: twoDays,
    says: ["F1 other_hours info", "I1 other_break info"],
  },
  {
    what: "an export with planned hours before those worked",
    rows: "日付,曜日,出勤予定,退勤予定,出勤,退勤,休憩開始,休憩終了\n11/02（月）,月,10:00,19:00,09:00,18:00,12:00,13:00\n",
    days: [`11-02 ${day} (12:00-13:00)`],
    says: ["C1+D1 other_hours info"],
  },
  {
    what: "lines before the head of a CSV",
    rows: "会社名,株式会社A\n対象月,2026年11月\n氏名,山田太郎\n\n日,曜日,出勤,退勤\n2,月,9:00,18:00\n4,水,9:00,18:00\n",
    days: twoDays,
  },
  {
    what: "serial numbers in a CSV",
    rows: "日付,出勤,退勤\n46328,0.375,0.75\n46330,0.375,0.75\n",
    days: twoDays,
  },
  {
    what: "an era in full-width digits",
    rows: [
      ["令和８年１１月"],
      ["日", "出勤", "退勤"],
      ["２", "９：００", "１８：００"],
      ["４", "９時", "１８時００分"],
    ],
    days: twoDays,
  },
  {
    what: "a period from the 16th in the title",
    rows: [
      ["勤務期間 2026/10/16～2026/11/15"],
      ["日", "出勤", "退勤"],
      [16, ...hours],
      [30, ...hours],
      [2, ...hours],
    ],
    days: [`10-16 ${day}`, `10-30 ${day}`, twoDays[0] ?? ""],
  },
  {
    what: "a period in two date cells of the title",
    rows: [
      ["対象期間", { n: 46_316, as: "yyyy/m/d h:mm" }, "～", { n: 46_346, as: "yyyy/m/d h:mm" }],
      ["日", "曜", "出勤", "退勤"],
      [21, "水", ...hours],
      [30, "金", ...hours],
      [2, "月", ...hours],
    ],
    days: [`10-21 ${day}`, `10-30 ${day}`, twoDays[0] ?? ""],
  },
  {
    what: "weeks numbered between the days",
    rows: [title, heads, ["第1週"], ["11/2", ...hours], ["第2週"], ["11/9", ...hours]],
    days: [twoDays[0] ?? "", `11-09 ${day}`],
  },
  {
    what: "a day and a night shift in columns of their own",
    rows: [
      ["日付", "日勤開始", "日勤終了", "夜勤開始", "夜勤終了"],
      ["2026/11/2", ...hours, "", ""],
      ["2026/11/4", "", "", "22:00", "7:00"],
    ],
    days: [twoDays[0] ?? "", "11-04 22:00-31:00"],
  },
  {
    what: "true times beside their length",
    rows: [
      ["日付", "開始", "終了", "作業時間", "作業内容"],
      ["2026/11/2", at(9), at(18), at(8), "会計"],
    ],
    days: [twoDays[0] ?? ""],
  },
];

test.each(neighbours)(
  "$what: read as meant, without an error",
  async ({ rows, days, says = [] }) => {
    const read = await readGrid(rows);
    expect(read.days).toEqual(days);
    expect(read.issues).toEqual(expect.arrayContaining(says));
    expect(read.issues.filter((issue) => issue.endsWith("error"))).toEqual([]);
  },
);

test.each([
  ["Check-in", "Check-out"],
  ["Arrival", "Departure"],
  ["IN TIME", "OUT TIME"],
  ["From", "To"],
  ["出勤時刻(時:分)", "退勤時刻(時:分)"],
  ["就業開始時刻", "就業終了時刻"],
  ["出勤打刻", "退勤打刻"],
  ["出　勤\n時　刻", "退　勤\n時　刻"],
  ["自", "至"],
  ["上班", "下班"],
])("the heads %s and %s are start and end", async (start, end) => {
  const read = await readGrid([
    ["日付", start, end],
    ["2026/11/2", ...hours],
  ]);
  expect(read.days).toEqual([twoDays[0]]);
});

test.each([
  ["quarters of hours", [9.5, 18.25], "9:30-18:15"],
  ["quarters as texts", ["9.5", "18.25"], "9:30-18:15"],
  ["minutes as numbers", [9.3, 18.45], "9:30-18:45"],
  ["minutes that end in nought", [9.05, 18.5], "9:05-18:50"],
])("the suggestions for %s are right for the whole column", async (_, times, span) => {
  const read = await readGrid([heads, ["2026/11/2", ...times]]);
  expect(read.days).toEqual([]);
  expect(read.daysIfTaken).toEqual([`11-02 ${span}`]);
});

test("times in UTC are never read as they stand", async () => {
  const read = await readGrid(
    "date,start,end\n2026-11-02,2026-11-02T00:00:00Z,2026-11-02T09:00:00Z\n",
  );
  expect(read.days).toEqual([]);
  expect(read.daysIfTaken).toEqual([twoDays[0]]);
});

test.each([
  [
    "a span with a break in words",
    [
      ["日付", "勤務時間"],
      ["2026/11/2", "9:00～18:00（休憩1h）"],
      ["2026/11/4", "9:00～18:00"],
    ],
  ],
  ["two times in a cell of one", [heads, ["2026/11/2", "9:00(8:57)", "18:00"]]],
  [
    "a length in place of the end",
    [
      ["日付", "出勤", "勤務時間"],
      ["2026/11/2", "9:00", "8:00"],
    ],
  ],
  [
    "days of two months",
    [["日", "出勤", "退勤"], ["10月"], [30, ...hours], ["11月"], [2, ...hours]],
  ],
])("%s: not read without a word", async (_, rows) => {
  const { days, issues, isRead } = await readGrid(rows);
  expect(days.filter((spelled) => spelled.startsWith("11-02"))).toEqual([]);
  expect(!isRead || issues.some((issue) => issue.endsWith("error"))).toBe(true);
});
