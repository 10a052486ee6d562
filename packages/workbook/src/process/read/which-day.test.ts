import { expect, test } from "vitest";
import { at, november, readGrid, type GridReading } from "../../testing/read-grid.ts";

const heads = ["日付", "開始", "終了"];
const hours = ["9:00", "18:00"];
const days = (...dates: string[]) => [heads, ...dates.map((date) => [date].concat(hours))];
/** Month and day of each row once all suggestions are taken. */
const takenDays = (read: GridReading) => read.daysIfTaken.map((day) => day.slice(0, 5)).join(" ");

test("a day in UTC that is another day in Japan is never read unchanged", async () => {
  const read = await readGrid(
    days(
      "2026-11-01T15:00:00.000Z",
      "2026-11-03T15:00:00+00:00",
      "2026-11-04 15:00:00 UTC",
      "2026-11-05 15:00:00",
    ),
  );
  expect(read.days).toEqual([]);
  expect(takenDays(read)).toBe("11-02 11-04 11-05 11-06");
});

test("a time zone that does not change the day does no harm", async () => {
  const read = await readGrid(
    days("2026-11-02T00:00:00Z", "2026-11-04T00:00:00+09:00", "2026-11-05T09:00:00+0900"),
  );
  expect(read.days).toHaveLength(3);
  expect(read.issues).toEqual([]);
});

test("date cells at 15:00 are midnight elsewhere, unless the work begins then", async () => {
  const read = await readGrid([
    heads,
    [{ n: 46_327.625, as: "yyyy/m/d" }, at(9), at(18)],
    [{ n: 46_330.625, as: "yyyy/m/d h:mm" }, at(15), at(23)],
    [{ n: 46_331.375, as: "yyyy/m/d h:mm" }, at(9), at(18)],
  ]);
  const moved = await readGrid([heads, [{ n: 46_327.625, as: "yyyy/m/d" }, at(0), at(9)]]);
  expect([moved.days, moved.daysIfTaken]).toEqual([[], []]);
  expect(read.days).toEqual(["11-04 15:00-23:00", "11-05 9:00-18:00"]);
  expect(read.daysIfTaken[0]).toBe("11-02 9:00-18:00");
});

test.each([
  ["a number over 12 says that the day comes first", ["02/11/2026", "04/11/2026", "13/11/2026"]],
  ["one month for all says it", ["02/11/2026", "04/11/2026", "05/11/2026"]],
  ["a number over 12 says that the month comes first", ["11/02/2026", "11/04/2026", "11/13/2026"]],
  ["weekdays say it", ["02/11/2026 (Mon)"]],
  ["points are no other matter", ["02.11.2026", "04.11.2026", "13.11.2026"]],
  ["without a year, too", ["2/11", "4/11", "13/11"]],
  ["without a year, by the one month", ["2/11", "4/11", "5/11"]],
  ["without a year, as Japan writes them", ["11/2", "11/4", "11/13"]],
  ["without a year, with weekdays", ["11/2(月)", "11/4(水)"]],
  [
    "one month against a month a day says it",
    ["02/11/2026", "04/11/2026", "05/11/2026", "06/11/2026"],
  ],
  ["and the month first as well", ["11/02/2026", "11/04/2026", "11/05/2026", "11/06/2026"]],
  ["and without a year", ["2/11", "4/11", "5/11", "6/11"]],
  ["English names say it", ["Nov 2, 2026", "4-Nov-2026", "Thu, 5 November 2026"]],
  ["English names say it without a year", ["Nov 2", "Wed, Nov 4", "5 Nov"]],
])("of days and months: %s", async (_, dates) => {
  const read = await readGrid(days(...dates));
  const isOnlyLikely = ["one month for all says it", "without a year, by the one month"].includes(
    _,
  );
  expect(read.days).toHaveLength(isOnlyLikely ? 0 : dates.length);
  expect(read.daysIfTaken).toHaveLength(dates.length);
  expect(read.daysIfTaken.every((day) => day.startsWith("11-"))).toBe(true);
});

const withBox = (title: string[], box: string[]) =>
  numbers([title], 1, 2, 5).map((row, index) => (index === 2 ? row.concat("", box) : row));

test("the month is found in a box beside the days as well, unless a title says another", async () => {
  const boxed = await readGrid(withBox([""], ["2026年10月分"]));
  expect(boxed.days.map((day) => day.slice(0, 5))).toEqual(["10-01", "10-02", "10-05"]);
  expect((await readGrid(withBox([""], ["作成日", "2026/10/1"]))).days).toEqual([]);
  const titled = await readGrid(withBox(["2026年10月"], ["2026年9月分精算"]));
  expect(takenDays(titled)).toBe("10-01 10-02 10-05");
});

test("an order that only the months decide is said once", async () => {
  const read = await readGrid(days("02/11/2026", "04/11/2026", "05/11/2026", "06/11/2026"));
  expect(read.issues).toEqual(["A2 order_understood info"]);
});

test("English weekdays before a date are compared with it", async () => {
  const read = await readGrid(days("Tue, Nov 2, 2026", "Wed, Nov 4, 2026"));
  expect(read.days).toEqual(["11-02 9:00-18:00?", "11-04 9:00-18:00"]);
});

test.each([
  ["nothing decides", ["11/02/2026"]],
  ["they contradict each other", ["13/11/2026", "11/13/2026"]],
  ["the weekdays are of no year near", ["11/2(火)", "11/4(月)"]],
])("where %s, no date is suggested", async (_, dates) => {
  const read = await readGrid(days(...dates));
  expect([read.days, read.daysIfTaken]).toEqual([[], []]);
});

test("the weekdays decide the year, which changes with the months", async () => {
  const lastYear = await readGrid(days("12/29(月)", "1/5(月)"));
  expect(lastYear.days).toEqual(["12-29 9:00-18:00", "01-05 9:00-18:00"]);
});

const numbers = (titles: string[][], ...dates: (string | number)[]) => [
  ...titles,
  ["日", "出勤", "退勤"],
  ...dates.map((date) => [date, "9:00", "18:00"]),
];

test.each([
  ["the day it was made", [["作成日：2026年11月1日"], ["2026年10月度"]]],
  ["the day it was made, in a cell of its own", [["2026年10月分", "作成日", "2026年11月1日"]]],
  ["the day it was printed", [["印刷日 2026/11/01", "対象月 2026年10月"]]],
  ["the day of approval", [["承認日 2026年11月2日"], ["2026年10月"]]],
])("%s is not the month of day numbers", async (_, titles) => {
  const read = await readGrid(numbers(titles, 1, 2, "5日"));
  expect(read.days).toHaveLength(3);
  expect(takenDays(read)).toBe("10-01 10-02 10-05");
});

test.each([
  ["a period", "2026年11月度 勤務表（10/21～11/20）"],
  ["a period with years", "2026年10月21日～2026年11月20日"],
  ["the closing day", "2026年11月分（20日締め）"],
])("day numbers lie within what %s in the title says", async (_, title) => {
  const read = await readGrid(numbers([[title]], 21, 30, 2, 20));
  expect(read.days).toHaveLength(4);
  expect(takenDays(read)).toBe("10-21 10-30 11-02 11-20");
});

test("days that lack their month are asked for once", async () => {
  const read = await readGrid(numbers([["作成日：2026年11月1日"]], 1, 2, 5, 6));
  expect(read.issues).toEqual(["A2 month_needed error"]);
});

test.each([
  ["they begin anew and nothing says when", numbers([["2026年11月度"]], 21, 30, 2)],
  ["titles say two months", numbers([["2026年11月"], ["2026年10月"]], 1, 2)],
  ["the weekday is another", numbers([["2026年11月"]], "1(木)", "2(金)")],
  [
    "the column of weekdays says another",
    [["2026年11月"], ["日", "曜", "出勤", "退勤"], [1, "木", ...hours], [2, "金", ...hours]],
  ],
  ["only the day of making is said", numbers([["作成日：2026年11月1日"]], 1, 2)],
])("day numbers get no month where %s", async (_, rows) => {
  const read = await readGrid(rows);
  expect([read.days, read.daysIfTaken]).toEqual([[], []]);
});

test("a full date with a wrong weekday is doubtful, whether in its own cell or in a column", async () => {
  const own = await readGrid(days("2026/11/2(火)", "2026年11月4日（水）"));
  expect(own.days).toEqual(["11-02 9:00-18:00?", "11-04 9:00-18:00"]);
  const beside = await readGrid([
    ["日付", "曜日", "開始", "終了"],
    [november(2), "月", ...hours],
    [november(4), "木", ...hours],
  ]);
  expect(beside.days).toEqual(["11-02 9:00-18:00", "11-04 9:00-18:00?"]);
  expect(beside.issues).toEqual(["B3 weekday_differs warning"]);
});
