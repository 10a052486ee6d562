import { addDays } from "@jobcan-automation/timesheet";
import { expect, test } from "vitest";
import { closingDay } from "./closing-day.ts";

test.each([
  ["2026-10-16", "2026-11-15", 15],
  ["2025-12-21", "2026-01-20", 20],
  ["2026-03-01", "2026-03-30", 30],
])("a month from %s to %s closes on the %d", (first, last, day) => {
  expect(closingDay(daysFrom(first, last))).toEqual({ state: "found", day });
});

test.each([
  ["2026-11-01", "2026-11-30"],
  ["2026-02-01", "2026-02-28"],
  ["2028-01-31", "2028-02-29"],
  ["2026-10-01", "2026-10-31"],
])("a month that ends with the calendar's does not tell (%s to %s)", (first, last) => {
  expect(closingDay(daysFrom(first, last))).toEqual({ state: "not_knowable", why: "month_end" });
});

test("a book that is only shown up to today is not taken for a month", () => {
  expect(closingDay(daysFrom("2026-11-01", "2026-11-20"))).toMatchObject({
    state: "not_understood",
  });
});

test("a book without days is not understood", () => {
  expect(closingDay([])).toMatchObject({ state: "not_understood" });
});

function daysFrom(first: string, last: string): string[] {
  const days: string[] = [];
  for (let date = first; date <= last; date = addDays(date, 1)) days.push(date);
  return days;
}
