import { expect, test } from "vitest";
import { isoDate, parseIsoDate } from "./calendar.ts";
import { companyMonth, monthOfDay } from "./company-month.ts";

test.each([
  [{ year: 2026, month: 11, closingDay: 31 }, "2026-11-01", "2026-11-30"],
  [{ year: 2026, month: 11, closingDay: 15 }, "2026-10-16", "2026-11-15"],
  [{ year: 2026, month: 1, closingDay: 15 }, "2025-12-16", "2026-01-15"],
  [{ year: 2026, month: 3, closingDay: 31 }, "2026-03-01", "2026-03-31"],
  [{ year: 2028, month: 2, closingDay: 31 }, "2028-02-01", "2028-02-29"],
])("the month of %j runs from %s to %s", ({ year, month, closingDay }, first, last) => {
  const span = companyMonth(year, month, closingDay);

  expect([isoDate(span.first), isoDate(span.last)]).toEqual([first, last]);
});

test.each([
  ["2026-11-15", 15, "2026-11"],
  ["2026-11-16", 15, "2026-12"],
  ["2026-12-16", 15, "2027-1"],
  ["2026-11-30", 31, "2026-11"],
])("%s belongs, closing on %i, to %s", (date, closingDay, expected) => {
  const day = parseIsoDate(date);
  const { year, month } = monthOfDay(day ?? { year: 0, month: 1, day: 1 }, closingDay);

  expect(`${year}-${month}`).toBe(expected);
});
