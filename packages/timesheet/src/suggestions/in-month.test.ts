import { expect, test } from "vitest";
import { checkTimesheet } from "../checks/check-timesheet.ts";
import { day, sheetOf, today } from "../testing/sheet-check.ts";
import { inMonth } from "./in-month.ts";

/** The days that are read of rows with these dates when the user says the month. */
function daysIn(month: string, dates: string[], titles: Partial<ReturnType<typeof sheetOf>> = {}) {
  const sheet = { ...sheetOf(dates.map((date) => day(date, "9:00", "18:00"))), ...titles };
  const { rows } = checkTimesheet(inMonth(sheet, month, today), { today });
  return rows.map(({ date }) => date);
}

test("day numbers are read as days of the chosen month, whatever the titles say", () => {
  const wanted = ["2026-10-01", "2026-10-02", "2026-10-05"];

  expect(daysIn("2026-10", ["1", "2日", "5"])).toEqual(wanted);
  expect(daysIn("2026-10", ["1", "2日", "5"], { month: "2026-11" })).toEqual(wanted);
  expect(daysIn("2026-10", ["1", "2", "5"], { months: ["2026-11", "2026-12"] })).toEqual(wanted);
});

test("days without a year are of the chosen month's year", () => {
  expect(daysIn("2025-11", ["11/4", "11月5日"])).toEqual(["2025-11-04", "2025-11-05"]);
});

test("a period is the one that ends in the chosen month", () => {
  const period = { from: "10-21", to: "11-20" };

  expect(daysIn("2025-11", ["22", "4"], { period })).toEqual(["2025-10-22", "2025-11-04"]);
});

test("a month that contradicts the weekdays reads nothing, and full dates stay as they are", () => {
  expect(daysIn("2026-10", ["2(月)", "4(水)"])).toEqual([]);
  expect(daysIn("2026-11", ["2(月)", "4(水)"])).toEqual(["2026-11-02", "2026-11-04"]);
  expect(daysIn("2026-10", ["2026/11/2"])).toEqual(["2026-11-02"]);
});
