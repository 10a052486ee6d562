import { expect, test } from "vitest";
import { checkTimesheet } from "./check-timesheet.ts";
import { check, day, number, sheetOf, today } from "../testing/sheet-check.ts";

test("a day with a time is read as text too, as a CSV holds it", () => {
  const { rows, found } = check(
    day("2026-11-10", "2026/11/10 22:00", "2026-11-11 6:00:00"),
    day("2026/11/11 00:00:00", "2026年11月11日 9:00", "２０２６／１１／１１　１８：００"),
    day("2026-11-12", "2026/11/11 9:00", "18:00"),
    day("2026-11-13", "2026/11/31 9:00", "18:00"),
  );
  expect(rows.map(({ startMin, endMin }) => [startMin, endMin])).toEqual([
    [1320, 1800],
    [540, 1080],
  ]);
  expect(found).toEqual(["B4 not_a_time error", "B5 not_a_time error"]);
});

test("a sum below the days is no day, whatever stands beside it, and no error", () => {
  const { rows, found } = check(
    day("2026-11-10", "9:00", "18:00"),
    { date: "合　計", start: number(7.125, "171:00"), end: "171:00" },
    { date: "平均", start: "9:00", end: "18:00" },
    { date: "計", note: "x" },
    { date: "Total:", end: "171:00" },
  );
  expect(rows).toHaveLength(1);
  expect(found).toEqual([3, 4, 5, 6].map((row) => `A${row} not_a_date warning`));
});

test("a line without a digit is no day, unless a formula hides what it says", () => {
  const { rows, found } = check(
    { date: "承認", start: "確認", end: "印" },
    { start: "確認" },
    day("2026-11-10", "有休", "有休"),
    { date: "x", start: { text: "", formula: "uncached" } },
  );
  expect(rows).toEqual([]);
  expect(found).toEqual([
    "A2 not_a_date warning",
    "A3 missing_date warning",
    "A5 not_a_date error",
    "B5 formula_without_value error",
    "C5 missing_end error",
  ]);
});

test("a duration of more than two days is over 47:59, not a time in hours and decimals", () => {
  const { issues } = check({
    date: "2026-11-10",
    start: number(2.0208333, "48:30"),
    end: number(7.125, "171:00"),
  });
  expect(issues.map(({ cell, code, value }) => [cell, code, value])).toEqual([
    ["B2", "over_47_59", "48:30"],
    ["C2", "over_47_59", "171:00"],
  ]);
});

test("days without their month are read by the sheet's own month, which is said once", () => {
  const rows = [
    day("2(月)", "9:00", "18:00"),
    { date: number(4, "4"), start: "9:00", end: "18:00" },
  ];
  const sheet = { ...sheetOf(rows), month: "2026-11" };
  const { rows: read, issues } = checkTimesheet(sheet, { today });
  expect(read.map(({ date }) => date)).toEqual(["2026-11-02", "2026-11-04"]);
  expect(issues).toMatchObject([
    { cell: "A1", code: "month_understood", level: "info", value: "2026-11" },
  ]);
});

test("cells that hold only dashes are empty", () => {
  const strokes = { breakStart: "-", breakEnd: "ー" };
  const { rows, found } = check(
    { ...day("2026-11-10", "9:00", "18:00"), ...strokes },
    { ...day("2026-11-11", "--", "―"), breakStart: "－", breakEnd: "—" },
    day("2026-11-12", "9:00", "-"),
  );
  expect(rows).toMatchObject([{ date: "2026-11-10", breaks: [] }]);
  expect(found).toEqual(["B3 missing_start warning", "C4 missing_end error"]);
});
