import { expect, test } from "vitest";
import { checkTimesheet } from "./check-timesheet.ts";
import { editSheet } from "../edit-sheet.ts";
import { cached, check, day, number, sheetOf, today } from "../testing/sheet-check.ts";

test("a good row is read without an issue", () => {
  const { rows, found, issueCount } = check({
    ...day("2026-11-02", "9:00", "18:00"),
    note: " 在宅 ",
  });
  expect(rows).toEqual([
    { row: 2, date: "2026-11-02", startMin: 540, endMin: 1080, breaks: [], note: "在宅" },
  ]);
  expect(found).toEqual([]);
  expect(issueCount).toBe(0);
});

test("each mistake is an issue at its own cell, in the order of the sheet", () => {
  const { rows, found } = check(
    day("2026-11-31", "9:00", "18:00"),
    day("2026-11-04", "25:70", "18:00"),
    day("昨日", "9:00", "48:00"),
    day("2026-11-05", "", "18:00"),
    day("2026-11-06", "9", ""),
    day("", "9:00", "18:00"),
    day("2026-11-09", "10:00", "9:00"),
  );
  expect(rows).toEqual([]);
  expect(found).toEqual([
    "A2 no_such_day error",
    "B3 not_a_time error",
    "A4 not_a_date error",
    "C4 over_47_59 error",
    "B5 missing_start error",
    "B6 ambiguous_time error",
    "C6 missing_end error",
    "A7 missing_date error",
    "C8 end_not_after_start error",
  ]);
});

test("a day given twice is one error that names both rows, and neither is taken", () => {
  const checked = check(
    day("2026-11-02", "9:00", "18:00"),
    day("2026-11-04", "9:00", "18:00"),
    day("2026/11/2", "10:00", "19:00"),
    day("R8.11.2", "11:00", "19:00"),
  );
  expect(checked.rows.map((row) => row.date)).toEqual(["2026-11-04"]);
  expect(checked.issues).toMatchObject([
    { cell: "A4", code: "same_day_twice", alsoCells: ["A2", "A5"] },
  ]);
});

test("rows of another block are named by its own columns", () => {
  const sheet = sheetOf([day("2026-11-02", "9:00", "18:00"), day("2026/11/2", "9:00", "18:00")]);
  const rows = sheet.rows.map((row, at) => (at === 1 ? { ...row, row: 2, block: 1 } : row));
  const moreBlocks = [{ date: 7, start: 8, end: 9 }];
  const { issues } = checkTimesheet({ ...sheet, rows, moreBlocks }, { today });
  expect(issues).toMatchObject([{ cell: "G2", code: "same_day_twice", alsoCells: ["A2"] }]);
});

test.each([
  ["22:00", "02:00", 1560],
  ["18:00", "09:00", 1980],
  ["18:00", "10:00", 2040],
  ["9:00", "1:00", 1500],
  ["25:00", "3:00", 1620],
])("%s–%s ends on the next morning", (start, end, endMin) => {
  const { rows, found } = check(day("2026-11-10", start, end));
  expect(rows[0]?.endMin).toBe(endMin);
  expect(found).toEqual(["C2 overnight_understood info"]);
});

test.each([
  ["9:00", "9:00"],
  ["10:00", "9:00"],
  ["18:00", "10:01"],
  ["26:00", "25:00"],
])("%s–%s is refused as a span", (start, end) => {
  const { rows, found } = check(day("2026-11-10", start, end));
  expect(rows).toEqual([]);
  expect(found).toEqual(["C2 end_not_after_start error"]);
});

test("a row with warnings is not left out", () => {
  const { rows, found } = check(
    day("2025-11-28", "9:00", "18:00"),
    day("2026-11-03", "9:00", "18:00"),
    day("2026-11-07", "9:00", "9:29"),
    { ...day("2026-11-10", "6:00", "22:01"), hidden: true },
    day("2026-12-01", "9:00", "18:00"),
  );
  expect(rows).toHaveLength(5);
  expect(found).toEqual([
    "A2 over_one_year_old warning",
    "A2 day_out_of_place warning",
    "A3 holiday warning",
    "A3 two_months warning",
    "A4 weekend warning",
    "C4 under_30_minutes warning",
    "A5 hidden_row warning",
    "C5 over_16_hours warning",
    "A6 future_day warning",
  ]);
});

test.each([
  ["11/2", "2026-11-02"],
  ["１１月２日（月）", "2026-11-02"],
  ["1/30", "2026-01-30"],
  ["2/30", undefined],
  ["昨日", undefined],
])("%s without a year is read as %s", (date, read) => {
  const { rows, issues } = check(day(date, "9:00", "18:00"));
  expect(rows[0]?.date).toBe(read);
  expect(issues[0]?.code).toBe(read === undefined ? "not_a_date" : "month_understood");
});

test("in January the days of December are last year's", () => {
  const sheet = sheetOf([day("12/28", "9:00", "18:00")]);
  const { rows } = checkTimesheet(sheet, { today: "2027-01-04" });
  expect(rows[0]?.date).toBe("2026-12-28");
});

test("a hidden row with a mistake is still reported as hidden", () => {
  const { found } = check({ ...day("昨日", "9:00", "18:00"), hidden: true }, { hidden: true });
  expect(found).toEqual(["A2 hidden_row warning", "A2 not_a_date error"]);
});

test("today and the same day a year ago are neither future nor too old", () => {
  expect(check(day("2026-11-30", "9:00", "18:00")).found).toEqual([]);
  expect(
    checkTimesheet(sheetOf([day("2025-12-01", "9:00", "18:00")]), { today: "2026-12-01" }).issues,
  ).toEqual([]);
});

test("rows are sorted by day, issues by their place in the sheet", () => {
  const { rows } = check(
    day("2026-11-05", "9:00", "18:00"),
    {},
    { note: "メモ" },
    day("2026-11-04", "9:00", "18:00"),
  );
  expect(rows.map((row) => row.row)).toEqual([5, 2]);
});

test("a listed day without times is not entered, and gets a warning only on a working day", () => {
  const { rows, found } = check(
    { date: "2026-11-07" },
    { date: "2026-11-23" },
    { date: "2026-11-24", start: " " },
    { date: "合計" },
  );
  expect(rows).toEqual([]);
  expect(found).toEqual(["B4 missing_start warning", "A5 not_a_date warning"]);
});

test("true Excel cells are read by their number: times, days with times, digits", () => {
  const date = { text: "2026-11-10", number: 46_336 };
  const { rows, found } = check(
    { date, start: number(0.375, "09:00"), end: number(1.0833, "26:00") },
    {
      date: number(46_337, "x"),
      start: number(46_337.375, "2026-11-11 09:00"),
      end: number(46_338.125, "2026-11-12 03:00"),
    },
    { date: number(46_338, "x"), start: number(900, "900"), end: number(1830, "1830") },
  );
  expect(rows.map(({ startMin, endMin }) => [startMin, endMin])).toEqual([
    [540, 1560],
    [540, 1620],
    [540, 1110],
  ]);
  expect(found).toEqual(["C2 over_16_hours warning", "C3 over_16_hours warning"]);
});

test("a bare 0 or 1 in a number cell and a day of another row are not taken for times", () => {
  const { found } = check(
    { date: "2026-11-10", start: { text: "0", number: 0 }, end: { text: "1", number: 1 } },
    {
      date: "2026-11-11",
      start: { text: "x", number: 46_330.375 },
      end: { text: "24:00", number: 1 },
    },
  );
  expect(found).toEqual([
    "B2 ambiguous_time error",
    "C2 ambiguous_time error",
    "B3 not_a_time error",
  ]);
});

test("a formula counts by its stored value, with one issue per column; one without a stored value is an error", () => {
  const { rows, issues } = check(
    { date: cached("2026-11-10"), start: "9:00", end: cached("18:00") },
    { date: cached("2026-11-11"), start: "9:00", end: { text: "", formula: "uncached" } },
    { date: cached("2026-11-12"), start: "9:00", end: cached("#REF!") },
  );
  expect(rows.map((row) => row.date)).toEqual(["2026-11-10"]);
  expect(issues).toMatchObject([
    { cell: "A2", code: "formula_value_used", alsoCells: ["A3", "A4"] },
    { cell: "C2", code: "formula_value_used", alsoCells: ["C4"] },
    { cell: "C3", code: "formula_without_value", level: "error" },
    { cell: "C4", code: "not_a_time", value: "#REF!" },
  ]);
});

test("a break is read, on a night shift past midnight too", () => {
  const { rows } = check(
    { ...day("2026-11-10", "9:00", "18:00"), breakStart: "12:00", breakEnd: "13:00" },
    { ...day("2026-11-11", "22:00", "6:00"), breakStart: "1:00", breakEnd: "2:00" },
    { ...day("2026-11-12", "18:00", "26:00"), breakStart: "23:30", breakEnd: "0:15" },
  );
  expect(rows.map((row) => row.breaks)).toEqual([
    [{ startMin: 720, endMin: 780 }],
    [{ startMin: 1500, endMin: 1560 }],
    [{ startMin: 1410, endMin: 1455 }],
  ]);
});

test("half a break, one outside the hours and one without length are errors", () => {
  const hours = day("2026-11-10", "9:00", "18:00");
  const { found } = check(
    { ...hours, breakStart: "12:00" },
    { ...hours, date: "2026-11-11", breakStart: "8:00", breakEnd: "9:30" },
    { ...hours, date: "2026-11-12", breakStart: "12:00", breakEnd: "12:00" },
  );
  expect(found).toEqual([
    "F2 missing_break_side error",
    "E3 break_outside_hours error",
    "E4 break_outside_hours error",
  ]);
});

test("all issues are counted, 500 are listed", () => {
  const { issues, issueCount } = check(
    ...Array.from({ length: 600 }, () => day("2026-11-10", "x", "18:00")),
  );
  expect(issues).toHaveLength(500);
  expect(issueCount).toBe(601);
});

test("a long value is cut in the message, a cut note is reported", () => {
  const { issues } = check(
    { ...day("2026-11-10", "9:00", "18:00"), note: `${"あ".repeat(499)}…` },
    day("x".repeat(30_000), "9:00", "18:00"),
  );
  expect(issues).toMatchObject([
    { cell: "D2", code: "text_cut" },
    { code: "not_a_date", value: `${"x".repeat(59)}…` },
  ]);
});

test("headers and texts named like properties of an object do no harm", () => {
  const { found } = check(day("__proto__", "constructor", "toString1"));
  expect(found).toEqual(["A2 not_a_date error", "B2 not_a_time error", "C2 not_a_time error"]);
  expect(Reflect.get({}, "x")).toBeUndefined();
});

test("a corrected cell loses its number, and the sheet is checked again", () => {
  const sheet = sheetOf([
    { date: "2026-11-10", start: { text: "5:00", number: 0.2083 }, end: "25:70" },
  ]);
  const mended = editSheet(editSheet(sheet, { row: 2, role: "end", text: "18:00" }), {
    row: 2,
    role: "start",
    text: "9:00",
  });
  expect(checkTimesheet(mended, { today }).rows).toMatchObject([{ startMin: 540, endMin: 1080 }]);
  expect(checkTimesheet(sheet, { today }).rows).toEqual([]);
});
