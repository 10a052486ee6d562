import { expect, test } from "vitest";
import { checkTimesheet } from "../checks/check-timesheet.ts";
import { day, sheetOf, today } from "../testing/sheet-check.ts";

/** The days that are read of rows with these dates when the user says the month. */
function daysIn(month: string, dates: string[], titles: Partial<ReturnType<typeof sheetOf>> = {}) {
  const sheet = { ...sheetOf(dates.map((date) => day(date, "9:00", "18:00"))), ...titles };
  const { rows } = checkTimesheet(sheet, { today, month });
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

test("rows whose weekday contradicts the chosen month are in doubt, and full dates stay as they are", () => {
  const sheet = sheetOf([day("2(月)", "9:00", "18:00"), day("2026/11/4", "9:00", "18:00")]);

  const { rows, issues } = checkTimesheet(sheet, { today, month: "2026-10" });

  expect(rows).toMatchObject([{ date: "2026-10-02", doubtful: true }, { date: "2026-11-04" }]);
  expect(issues.map(({ code }) => code)).toContain("weekday_differs");
});

const numbered = (dates: string[], titles: Partial<ReturnType<typeof sheetOf>> = {}) =>
  checkTimesheet(
    { ...sheetOf(dates.map((date) => day(date, "9:00", "18:00"))), ...titles },
    { today },
  );

test("days without a month anywhere ask for one choice, with the months that fit the weekdays", () => {
  const { rows, issues, month } = numbered(["2(月)", "4(水)"]);

  expect(rows).toEqual([]);
  expect(issues.map(({ code, level }) => [code, level])).toEqual([["month_needed", "error"]]);
  expect(month).toEqual({ kind: "needed", candidates: ["2026-11", "2026-03", "2026-02"] });
});

test("a month without its year is the latest one, or the year that the weekdays say", () => {
  expect(numbered(["2", "4"], { yearlessMonths: [11] }).rows[0]?.date).toBe("2026-11-02");
  expect(numbered(["2", "4"], { yearlessMonths: [3] })).toMatchObject({
    rows: [],
    month: { kind: "needed" },
  });
  expect(numbered(["2(月)", "4(水)"], { yearlessMonths: [3] }).rows[0]?.date).toBe("2026-03-02");
});

test("one wrong weekday of many leaves its own row in doubt, not the month", () => {
  const dates = ["2(月)", "4(水)", "5(木)", "6(金)", "9(日)", "10(火)"];

  const { rows } = numbered(dates, { month: "2026-11" });

  expect(rows).toHaveLength(6);
  expect(rows.filter(({ doubtful }) => doubtful)).toMatchObject([{ date: "2026-11-09" }]);
});

test("a list that begins with the last day is one month, and a printed 31st without hours is no mistake", () => {
  const { rows, issues } = numbered(["30", "27", "2"], { month: "2026-11" });
  const form = checkTimesheet(
    { ...sheetOf([day("30", "9:00", "18:00"), day("31", "", "")]), month: "2026-11" },
    { today },
  );

  expect(rows.map(({ date }) => date)).toEqual(["2026-11-02", "2026-11-27", "2026-11-30"]);
  expect(issues.map(({ code }) => code)).toEqual(["month_understood"]);
  expect(form.issues.map(({ code }) => code)).toEqual(["month_understood"]);
});

test("a full date among day numbers says their month", () => {
  expect(numbered(["2026/10/1", "2", "5"]).rows.map(({ date }) => date)).toEqual([
    "2026-10-01",
    "2026-10-02",
    "2026-10-05",
  ]);
});
