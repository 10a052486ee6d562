import { expect, test } from "vitest";
import { existingDay, isoDate, minutesInJapan, todayInJapan } from "./calendar.ts";

test("today is Japan's day, also where it is still yesterday in UTC", () => {
  const now = new Date("2026-11-19T15:30:00Z");

  expect(isoDate(todayInJapan(now))).toBe("2026-11-20");
  expect(minutesInJapan(now)).toBe(30);
});

test("a day that does not exist is none", () => {
  expect(existingDay(2026, 2, 30)).toBeNull();
  expect(existingDay(2028, 2, 29)).toEqual({ year: 2028, month: 2, day: 29 });
});
